export type Route = {
    readonly kind: "direct";
} | {
    readonly kind: "proxy";
    readonly url: URL;
} | {
    readonly kind: "unusable";
    readonly why: string;
};
export type Environment = Readonly<Record<string, string | undefined>>;
/** `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, the lower-case spelling first, as curl does. Loopback is never proxied. */
export declare const routeTo: (url: URL, env: Environment) => Route;
/** Without credentials, as evidence and reports show it. */
export declare const proxyName: (route: Route) => string | null;
