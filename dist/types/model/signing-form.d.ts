import type { Fields } from "./form.ts";
export declare const signingWords: {
    readonly algorithm: readonly ["hmac-md5", "hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512", "ed25519", "ecdsa-p256-sha256", "ecdsa-p256-sha256-der", "ecdsa-p384-sha384", "rsa-v1_5-sha1", "rsa-v1_5-sha256", "rsa-pss-sha512", "sha256-secret-prefix"];
    readonly spelling: readonly ["hex", "HEX", "base64", "base64url"];
    readonly key: readonly ["utf8", "hex", "base64", "base64url", "pem", "jwk"];
    readonly timestamp: readonly ["unix-seconds", "unix-millis", "unix-micros", "iso8601", "iso8601-millis", "iso-basic", "iso-basic-offset", "http-date", "rfc2822"];
    readonly nonce: readonly ["uuid", "hex16", "hex32", "base64-16", "base64-64", "monotonic-millis", "monotonic-micros"];
    readonly placement: readonly ["header", "query", "form", "json"];
    readonly path: readonly ["raw", "decoded", "normalized", "double-encoded"];
    readonly query: readonly ["raw", "sorted", "sorted-encoded"];
    readonly headerSpace: readonly ["keep", "trim", "collapse"];
    readonly digest: readonly ["sha-256", "sha-512", "none"];
};
/** `signing` of the policy, one entry. */
export declare const signingField: {
    readonly means: string;
} & {
    readonly kind: "map";
    readonly fields: Fields;
    readonly required: readonly string[];
} & {
    readonly kind: "map";
};
/** `x-signature` on a security scheme: no secret, and no variable, because the description may be a stranger's. */
export declare const xSignatureField: {
    readonly means: string;
} & {
    readonly kind: "map";
    readonly fields: Fields;
    readonly required: readonly string[];
} & {
    readonly kind: "map";
};
