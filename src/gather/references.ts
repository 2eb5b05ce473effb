// Which hosts an answer names: in headers, and as absolute URLs in a JSON body. Pure. Values of cookies and other body text are never kept.

import { hostOf, parseHost, parseUrl } from "../model/host.ts";
import type { Fault, HostReference, ReferenceSource } from "../model/visit.ts";
import { fault } from "./faults.ts";
import { parseLinks, parseRefresh } from "./link-header.ts";
import { cut, redactUrl } from "./redact.ts";

const mostReferences = 200;
const mostNodes = 200_000;
const longestUrl = 8_192;
/** Of a key in a body; what is beyond it tells nobody anything. */
const longestKey = 200;
/** Directives of one policy, attributes of one cookie: real ones have a dozen. */
const mostParts = 500;

/** What an answer is searched for. `url` is where it came from; `redirects`: its Location is a redirect and is not listed again. */
export interface Searchable {
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly redirects: boolean;
  /** Decoded JSON text; null when there is none. */
  readonly json: Uint8Array | null;
}

export interface Found {
  readonly references: readonly HostReference[];
  /** Why the answer could not be searched to its end. */
  readonly fault: Fault | null;
}

export const findReferences = (answer: Searchable): Found => {
  const found = new Map<string, HostReference>();
  let dropped = 0;
  const note: Note = (source, host, value, key, detail = () => key) => {
    const id = JSON.stringify([source, host, key]);
    const before = found.get(id);
    if (before !== undefined) found.set(id, { ...before, count: before.count + 1 });
    else if (found.size < mostReferences) found.set(id, { source, host, value: cut(redactUrl(value), 512), detail: cut(detail(), 512), count: 1 });
    else dropped += 1;
  };
  for (const [name, value] of answer.headers) searchHeader(name.toLowerCase(), value, answer, note);
  const unread = answer.json === null ? null : searchJson(answer.json, answer.url, note);
  // What was dropped may have been the one that matters.
  const full = dropped === 0 ? null : fault("response-limit", `the answer names hosts in more than ${mostReferences} places; the rest was not kept`);
  return { references: [...found.values()], fault: unread ?? full };
};

/** `key` tells places apart that shall not be folded; `detail` is asked for only where the reference is new. */
type Note = (source: ReferenceSource, host: string, value: string, key: string, detail?: () => string) => void;

export const isJson = (headers: readonly (readonly [string, string])[]): boolean => {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  return /^[^;]*[/+]json\s*(;|$)/i.test(type);
};

/** Resolving against a name that nobody has tells a reference that names a host from one that inherits it. */
const nowhere = "nowhere.invalid";

/** Host named by a URL reference, http and WebSocket only; null where it is relative. `//host/path` takes the scheme of `base`. */
export const namedHost = (reference: string, base: string): string | null => {
  const scheme = /^https:/i.test(base) ? "https" : "http";
  const url = parseUrl(reference, `${scheme}://${nowhere}/`);
  if (url === null || !/^(https?|wss?):$/.test(url.protocol)) return null;
  const host = hostOf(url);
  return host === nowhere ? null : host;
};

const searchHeader = (name: string, value: string, { url, redirects }: Searchable, note: Note): void => {
  const noteUrl = (source: ReferenceSource, reference: string, detail: string): void => {
    const host = namedHost(reference, url);
    if (host !== null) note(source, host, reference, detail);
  };
  switch (name) {
    case "location":
      if (!redirects) noteUrl("location", value, "");
      break;
    case "content-location":
      noteUrl("content-location", value, "");
      break;
    case "link":
      for (const link of parseLinks(value)) {
        noteUrl("link", link.target, link.rel);
        if (link.anchor !== null) noteUrl("link", link.anchor, "anchor");
      }
      break;
    case "refresh":
      noteUrl("refresh", parseRefresh(value) ?? "", "");
      break;
    case "access-control-allow-origin":
      if (value !== "*" && value !== "null") noteUrl("cors", value, "");
      break;
    case "content-security-policy":
    case "content-security-policy-report-only":
      searchPolicy(value, url, note);
      break;
    case "set-cookie":
      searchCookie(value, note);
      break;
    default:
  }
};

/** CSP Level 3 section 2.3.1: `scheme://host:port/path`, or a host without a scheme; keywords are quoted, schemes end in a colon. */
const searchPolicy = (value: string, url: string, note: Note): void => {
  for (const directive of value.split(/[;,]/, mostParts)) {
    const [name = "", ...sources] = directive.trim().split(/\s+/);
    if (!/(-src(-elem|-attr)?|-uri|-to|-ancestors|^form-action|^navigate-to)$/i.test(name)) continue;
    for (const source of sources) {
      if (source.startsWith("'") || source.endsWith(":") || source === "*") continue;
      const host = namedHost(source, url) ?? (source.includes(".") && !source.startsWith("/") ? parseHost(source.split("/", 1)[0] ?? "") : null);
      if (host !== null) note("csp", host, source, name.toLowerCase());
    }
  }
};

/** Only the Domain attribute: name and value of a cookie stay where they are. */
const searchCookie = (value: string, note: Note): void => {
  for (const attribute of value.split(";", mostParts).slice(1)) {
    const [name = "", domain = ""] = attribute.split("=", 2).map((part) => part.trim());
    if (name.toLowerCase() !== "domain") continue;
    const host = parseHost(domain.replace(/^\./, ""));
    if (host !== null) note("set-cookie", host, `Domain=${domain}`, "Domain");
  }
};

interface Node {
  readonly value: unknown;
  readonly parent: Node | null;
  /** Object key or array index in the parent. */
  readonly key: string;
  /** The nearest object key: what tells `items/0/href` from `items/0/avatar`, and not from `items/1/href`. */
  readonly label: string;
}

/** Keys whose value is a link even where it is spelled without a scheme. */
const linkKeys = new Set(["href", "url", "uri", "link", "src", "next", "prev", "previous", "self", "first", "last", "links", "location"]);

const searchJson = (bytes: Uint8Array, base: string, note: Note): Fault | null => {
  let root: unknown;
  try {
    root = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return bytes.length === 0 ? null : fault("protocol-error", "the body is announced as JSON and is not");
  }
  // A stack, not recursion: the depth of a body is its sender's choice.
  const waiting: Node[] = [{ value: root, parent: null, key: "", label: "" }];
  let seen = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    seen += 1;
    if (seen > mostNodes) return fault("response-limit", `the body has more than ${mostNodes} values; the rest was not searched`);
    const { label } = node;
    const value = typeof node.value === "string" ? asParsed(node.value) : node.value;
    if (typeof value === "string") {
      if (isUrl(value, label)) {
        const host = namedHost(value, base);
        if (host !== null) note("body", host, value, label, () => pointerOf(node));
      }
    } else if (typeof value === "object" && value !== null) {
      const isArray = Array.isArray(value);
      const children = Object.entries(value);
      // Last one first, so that they come off the stack in document order.
      for (let i = children.length - 1; i >= 0; i -= 1) {
        const [key, child] = children[i] ?? ["", null];
        if (typeof child === "string" || (typeof child === "object" && child !== null))
          waiting.push({ value: child, parent: node, key: cut(key, longestKey), label: isArray ? label : cut(key, longestKey) });
      }
    }
  }
  return null;
};

/** The whole string is one URL: prose that mentions one is not a link. */
const isUrl = (text: string, label: string): boolean => {
  if (!linkKeys.has(label.toLowerCase())) return !/\s/.test(text) && /^(https?|wss?):[\\/]/i.test(text);
  return /^(https?|wss?):/i.test(text) || /^[\\/]{2}/.test(text);
};

/** As URL parsers read it (URL Standard, basic URL parser, steps 1 and 3): without spaces and controls at its ends, without tabs and line ends in it. */
const asParsed = (text: string): string => {
  let start = 0;
  while (start < text.length && text.charCodeAt(start) <= 0x20) start += 1;
  return text
    .slice(start, start + longestUrl)
    .trimEnd()
    .replace(/[\t\n\r]/g, "");
};

const longestPointer = 480;

/** The way to the node; of a long one only its end, since the last name says what the value is. */
const pointerOf = (node: Node): string => {
  let pointer = "";
  for (let at = node; at.parent !== null; at = at.parent) {
    pointer = `/${at.key.replaceAll("~", "~0").replaceAll("/", "~1")}${pointer}`;
    if (pointer.length > longestPointer) return `…${pointer.slice(-longestPointer)}`;
  }
  return pointer;
};
