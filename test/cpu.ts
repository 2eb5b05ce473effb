// How much work something is, whatever else the machine does: CPU time of this process. A wall clock would fail tests because a neighbour is busy.

/** Milliseconds of CPU time that synchronous work takes. */
export const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
