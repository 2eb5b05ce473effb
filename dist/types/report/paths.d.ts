/** Both absolute. `directory` is where sigproof ran, `workspace` the root of the checkout. */
export interface Workspace {
    readonly workspace: string;
    readonly directory: string;
}
/**
 * `file` as a path from the workspace. A description from the web, or from outside the workspace, becomes its last segment: code scanning refuses
 * absolute URIs of another scheme, and a result without a path altogether.
 */
export declare const repositoryPath: (file: string, at?: Workspace | null) => string;
export declare const isUrl: (file: string) => boolean;
