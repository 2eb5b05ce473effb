/** Sorted, with forward slashes; null where there is too much to look through. A name without a star is taken as it is, whether it is there or not. */
export declare const findFiles: (glob: string) => readonly string[] | null;
