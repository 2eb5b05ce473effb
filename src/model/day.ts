// Days as policies and descriptions write them. Pure.

/** YYYY-MM-DD that exists in the calendar. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over into March instead of refusing it.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
