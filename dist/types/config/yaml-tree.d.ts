export interface YamlTree {
    readonly value: unknown;
    /** 1-based place of a value by its path, or of its key; falls back to the nearest ancestor that exists. */
    at(path: readonly PropertyKey[], what: "key" | "value"): {
        readonly file: string;
        readonly line: number;
        readonly column: number;
    };
}
export declare const parseYaml: (text: string, file: string) => YamlTree;
