// How much of a capture is read. Enough for a day of a browser, little enough for the smallest runner. Pure data.

export const limits = {
  /** Bytes of one file. */
  fileBytes: 64 * 1024 * 1024,
  /** Calls of one file, and of all together. */
  callsPerFile: 50_000,
  calls: 200_000,
  /** Bytes of one string of an entry, longer ones are left out: a body, as a rule. */
  string: 2 * 1024 * 1024,
  /** Bytes of what is kept of one entry. */
  entry: 4 * 1024 * 1024,
  depth: 64,
  /** Headers of one request, and attributes of one span. */
  fields: 1_000,
  /** What could not be read and is named one by one, for each file. */
  named: 20,
} as const;
