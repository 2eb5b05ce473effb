/** Kinds of address that no public name should lead to. */
export declare const isInward: (address: string) => boolean;
export declare const permits: (allowPrivate: readonly string[], name: string, hosts: readonly string[]) => (address: string) => boolean;
