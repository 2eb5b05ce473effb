export interface LinkValue {
    readonly target: string;
    readonly rel: string;
    /** The `anchor` parameter: the link's context, another place where a host can stand. */
    readonly anchor: string | null;
}
/** RFC 8288 section 3. Each character is looked at once or twice, whatever the text; what is not a link is skipped. */
export declare const parseLinks: (text: string) => LinkValue[];
/** `5; url=https://example.com/`, with or without quotes, as browsers read it. Null without a URL. */
export declare const parseRefresh: (text: string) => string | null;
