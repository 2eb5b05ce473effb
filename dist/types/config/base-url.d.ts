import { type ScanErrorCode } from "../errors.ts";
/** Scheme, comparable host and path without trailing slashes. Throws `base-url-invalid` in words that name where the value came from. */
export declare const parseBaseUrl: (text: string, from: string) => string;
/** An absolute http or https URL without user name or password. Never quotes the value back where it may hold a password. */
export declare const parseTarget: (text: string, from: string, code: ScanErrorCode) => URL;
