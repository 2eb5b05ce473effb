// Security schemes and requirements, and the rules by which a scheme is a signature. Pure.

import type { DeclaredUrl, SecurityScheme } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { Problems } from "./problems.ts";
import { isAwsAuthType, isSignatureKey, isSignatureKeyName, isSignatureScheme } from "./signature-words.ts";
import { readXSignature } from "./x-signature.ts";
import { below, isRecord, ownString, placeOf, type Spot } from "./value.ts";

/** `components.securitySchemes`, or `securityDefinitions` of 2.0. */
export const readSchemes = (holder: Spot, library: Library, problems: Problems): { readonly schemes: SecurityScheme[]; readonly urls: DeclaredUrl[] } => {
  const schemes: SecurityScheme[] = [];
  const urls: DeclaredUrl[] = [];
  const list = holder.value === undefined ? null : library.follow(holder);
  if (list === null) return { schemes, urls };
  for (const name of Object.keys(problems.record(list, "the security schemes") ?? {})) {
    const spot = library.follow(below(list, name));
    if (spot === null || problems.record(spot, "a security scheme") === null) continue;
    schemes.push(schemeAt(name, spot, problems));
    urls.push(...schemeUrls(spot));
  }
  return { schemes, urls };
};

const schemeAt = (name: string, spot: Spot, problems: Problems): SecurityScheme => {
  const type = ownString(spot.value, "type") ?? "";
  if (type === "") problems.add("a security scheme needs a `type`", spot);
  const word = type === "http" ? (ownString(spot.value, "scheme")?.toLowerCase() ?? null) : null;
  if (type === "http" && word === null) problems.add("a security scheme of type http needs a `scheme`", spot);
  const detail = type === "apiKey" ? ownString(spot.value, "name") : word;
  const signing = readXSignature(spot, problems);
  const at = type === "apiKey" ? ownString(spot.value, "in") : null;
  return {
    name,
    type,
    detail,
    in: at === "header" || at === "query" || at === "cookie" ? at : null,
    // Who says how requests are signed has said that they are.
    signature: signatureOf(name, type, detail, spot) ?? (signing === null ? null : type === "http" ? "S1" : "S2"),
    signing,
    place: placeOf(spot),
  };
};

const signatureOf = (name: string, type: string, detail: string | null, spot: Spot): SecurityScheme["signature"] => {
  const aws = ownString(spot.value, "x-amazon-apigateway-authtype");
  if (aws !== null && isAwsAuthType(aws)) return "S3";
  if (type === "http") return detail !== null && isSignatureScheme(detail) ? "S1" : null;
  return type === "apiKey" && (isSignatureKey(name) || (detail !== null && isSignatureKeyName(detail))) ? "S2" : null;
};

const flowUrls = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"];

const schemeUrls = (spot: Spot): DeclaredUrl[] => {
  const flows = below(spot, "flows");
  const holders = isRecord(flows.value) ? Object.keys(flows.value).map((name) => below(flows, name)) : [];
  return [
    // 2.0 has them on the scheme itself.
    ...[spot, ...holders].flatMap((holder) => flowUrls.map((key) => absoluteUrl(below(holder, key), "oauth"))),
    absoluteUrl(below(spot, "oauth2MetadataUrl"), "oauth"),
    absoluteUrl(below(spot, "openIdConnectUrl"), "openid"),
  ].filter((url) => url !== null);
};

/** Only absolute http(s) addresses declare a host; a relative one belongs to the servers. */
export const absoluteUrl = (spot: Spot, kind: DeclaredUrl["kind"]): DeclaredUrl | null =>
  typeof spot.value === "string" && spot.value.length <= 2048 && /^https?:\/\/[^\s]/i.test(spot.value) ? { url: spot.value, kind, place: placeOf(spot) } : null;

/** Alternatives, each the names that apply together. Null when nothing is written, so that the level above applies. */
export const readRequirements = (spot: Spot, problems: Problems): readonly (readonly string[])[] | null => {
  if (spot.value === undefined) return null;
  const list = problems.list(spot, "`security`");
  if (list === null) return null;
  return list.flatMap((alternative, i) => {
    const record = problems.record(below(spot, i), "an alternative of `security`");
    return record === null || !isRecord(alternative) ? [] : [Object.keys(record)];
  });
};

/** Names in `security` that no scheme bears. */
export const undeclaredNames = (requirements: readonly (readonly string[])[], schemes: ReadonlyMap<string, SecurityScheme>): string[] => [
  ...new Set(requirements.flat().filter((name) => !schemes.has(name))),
];
