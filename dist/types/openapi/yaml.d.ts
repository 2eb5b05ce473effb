import { type YamlTree } from "./yaml-tree.ts";
export type YamlRead = {
    readonly kind: "value";
    readonly value: unknown;
    readonly tree: YamlTree;
    readonly remarks: readonly YamlRemark[];
} | {
    readonly kind: "mistake";
    readonly offset: number;
    readonly why: string;
} | {
    readonly kind: "limit";
    readonly offset: number | null;
    readonly why: string;
};
export interface YamlRemark {
    readonly message: string;
    readonly pointer: string;
}
export declare const readYaml: (text: string) => YamlRead;
