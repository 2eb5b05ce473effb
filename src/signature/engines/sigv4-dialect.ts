// What AWS and Google spell differently in one and the same way of signing. Pure data.

import { isSymmetric } from "../algorithm.ts";
import { encodedSegments, withoutDotSegments } from "../canonical.ts";
import { hostnameOf, type Message, percentDecode } from "../message.ts";
import type { AwsSigV4Scheme } from "../scheme.ts";

export interface Dialect {
  /** The word before `Credential=`, and the first line of the string to sign. */
  word(scheme: AwsSigV4Scheme): string;
  /** Words that a carried signature may have. */
  readonly words: RegExp;
  /** Before the names of its headers and query parameters. */
  readonly prefix: "X-Amz-" | "X-Goog-";
  /** Last part of the credential's scope. */
  readonly end: "aws4_request" | "goog4_request";
  /** Before the secret, where keys are derived. */
  readonly keyPrefix: "AWS4" | "GOOG4";
  readonly token: boolean;
  path(path: string, service: string, scheme: AwsSigV4Scheme): string;
  host(message: Message): string;
  /** A presigned request binds no body, unless it carries the body's hash in a header. */
  leavesBodyOpen(service: string): boolean;
}

const isS3 = (service: string): boolean => service === "s3" || service === "s3-object-lambda" || service === "s3express";

/** As it is sent, each segment encoded the one right way. */
const once = (path: string): string => encodedSegments(percentDecode(path));

export const dialects: Readonly<Record<AwsSigV4Scheme["dialect"], Dialect>> = {
  aws: {
    word: () => "AWS4-HMAC-SHA256",
    words: /^AWS4-HMAC-SHA256$/,
    prefix: "X-Amz-",
    end: "aws4_request",
    keyPrefix: "AWS4",
    token: true,
    // S3 signs the path as it is sent; every other service encodes what is sent once more.
    path: (path, service, { normalize }) => (isS3(service) ? once(path) : encodedSegments(normalize ? withoutDotSegments(path) : path)),
    host: (message) => message.host,
    leavesBodyOpen: isS3,
  },
  google: {
    word: ({ algorithm }) => (isSymmetric(algorithm) ? "GOOG4-HMAC-SHA256" : "GOOG4-RSA-SHA256"),
    words: /^GOOG4-(?:HMAC|RSA)-SHA256$/,
    prefix: "X-Goog-",
    end: "goog4_request",
    keyPrefix: "GOOG4",
    token: false,
    path: once,
    // Google's own suite signs `localhost` for a request to localhost:8080.
    host: hostnameOf,
    leavesBodyOpen: () => true,
  },
};
