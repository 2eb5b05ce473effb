// URLs that a person gives us to send to: checked and normalised. Pure.

import { ScanError, type ScanErrorCode } from "../errors.ts";
import { hostOf, parseUrl } from "../model/host.ts";

/** Scheme, comparable host and path without trailing slashes. Throws `base-url-invalid` in words that name where the value came from. */
export const parseBaseUrl = (text: string, from: string): string => {
  const url = parseTarget(text, from, "base-url-invalid");
  if (url.search !== "" || url.hash !== "" || text.includes("?") || text.includes("#"))
    throw new ScanError("base-url-invalid", `${from}: a base URL has no query and no fragment`, { hint: "Give scheme, host and base path only." });
  return `${url.protocol}//${hostOf(url) ?? url.host}${url.pathname.replace(/\/+$/, "")}`;
};

/** An absolute http or https URL without user name or password. Never quotes the value back where it may hold a password. */
export const parseTarget = (text: string, from: string, code: ScanErrorCode): URL => {
  const url = parseUrl(text);
  const hint = "Write it as http://127.0.0.1:5000 or https://api.example.com/v1.";
  if (url === null || /[\s\\]/.test(text) || hostOf(url) === null) throw new ScanError(code, `${from}: this is not an absolute URL`, { hint });
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new ScanError(code, `${from}: only http and https can be scanned, not ${url.protocol.slice(0, 20)}`, { hint });
  if (url.username !== "" || url.password !== "" || /^[a-z]+:\/\/[^/?#]*@/i.test(text))
    throw new ScanError(code, `${from}: a user name or password in the URL is not accepted`, {
      hint: "URLs end up in reports; leave credentials out of them.",
    });
  return url;
};
