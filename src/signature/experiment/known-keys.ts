// Keys that stand in documentations, tutorials and defaults: a server that takes one of them takes anybody's signature. Pure data.

/** Defaults and phrases from tutorials, in the order in which they are tried. */
export const commonKeys: readonly string[] = ["secret", "changeme", "your-secret", "super-secret-key", "password", "undefined", "null"];

/** Example secrets from the vendors' own pages, by scheme. */
export const documentationKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ["github", ["It's a Secret to Everybody"]],
  ["standard-webhooks", ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLwSw"]],
  ["svix", ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLwSw"]],
  ["slack", ["8f742231b10e8888abcd99yyyzzz85a5"]],
  ["twilio", ["12345"]],
  ["shopify", ["hush"]],
  ["aws-sigv4", ["wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"]],
  ["hawk", ["werxhqb98rpaxn39848xrunpaw3489ruxnpa98w4rxn"]],
  ["oauth1", ["kd94hf93k423kf44&pfkkdhi9sl3r4s00"]],
  ["binance", ["NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"]],
]);

/** Further words that are no secret; for judging a user's own, not for trying. */
export const weakWords: readonly string[] = [
  ...commonKeys,
  "test", "admin", "key", "mysecret", "my-secret", "my-secret-key", "secretkey", "secret-key", "supersecret", "super-secret", "supersecretkey", "hmac-secret", "shared-secret", "webhook-secret",
  "your-secret-key", "your_secret_key", "your-256-bit-secret", "default", "example", "letmein", "qwerty", "123456", "12345678", "1234567890", "abc123", "passw0rd", "topsecret", "top-secret",
  "change-me", "change_me", "dev-secret", "development", "dummy", "foo", "foobar", "hello", "key123", "secret123", "s3cr3t", "token", "api-secret", "api_secret", "not-a-secret", "none", "true",
];
