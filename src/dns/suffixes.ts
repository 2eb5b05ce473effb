// The names above a name, and whether one lies under another. Pure.

/** `a.b.example.com` → itself, `b.example.com`, `example.com`, `com`. */
export const upwards = (name: string): string[] => name.split(".").map((_label, index, labels) => labels.slice(index).join("."));

export const isWithin = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`);

export const parentOf = (name: string): string => name.slice(name.indexOf(".") + 1 || name.length);
