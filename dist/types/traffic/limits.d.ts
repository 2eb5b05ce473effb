export declare const limits: {
    /** Bytes of one file. */
    readonly fileBytes: number;
    /** Calls of one file, and of all together. */
    readonly callsPerFile: 50000;
    readonly calls: 200000;
    /** Bytes of one string of an entry, longer ones are left out: a body, as a rule. */
    readonly string: number;
    /** Bytes of what is kept of one entry. */
    readonly entry: number;
    readonly depth: 64;
    /** Headers of one request, and attributes of one span. */
    readonly fields: 1000;
    /** What could not be read and is named one by one, for each file. */
    readonly named: 20;
};
