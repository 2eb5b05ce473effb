// A request as text: as it goes on the wire, and as command lines that send it. Pure.

import { ScanError } from "../errors.ts";
import { type Header, type Message, targetOf } from "../signature/message.ts";

export const forms = ["curl", "httpie", "raw"] as const;
export type RequestForm = (typeof forms)[number];

/** POSIX shell: single quotes, and nothing inside them means anything. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const utf8 = (wire: string): string => Buffer.from(wire, "latin1").toString("utf8");

const urlOf = (message: Message, connectTo: string): string => `${message.scheme}://${connectTo}${utf8(targetOf(message))}`;

/** @throws ScanError when the body is no text, because no command line could hold it. */
const bodyText = ({ body }: Message): string => {
  const text = Buffer.from(body).toString("utf8");
  if (Buffer.compare(Buffer.from(text, "utf8"), Buffer.from(body)) !== 0 || text.includes("\0"))
    throw new ScanError("usage", "the body is no text, so no command line can hold it", { hint: "Use --as raw." });
  return text;
};

const hostHeader = (message: Message, connectTo: string): readonly Header[] => (message.host === connectTo ? [] : [["Host", message.host]]);

const curl = (message: Message, connectTo: string): string => {
  const headers = [...hostHeader(message, connectTo), ...message.headers];
  const typed = headers.some(([name]) => name.toLowerCase() === "content-type");
  const parts = [
    // Without these, curl rewrites dots in the path and reads brackets as patterns: other bytes than those that were signed.
    "curl --path-as-is --globoff",
    message.method === "HEAD" ? "--head" : `-X ${quoted(utf8(message.method))}`,
    ...headers.map(([name, value]) => `-H ${quoted(utf8(value === "" ? `${name};` : `${name}: ${value}`))}`),
    ...(message.body.length === 0 ? [] : [...(typed ? [] : ["-H 'Content-Type:'"]), `--data-raw ${quoted(bodyText(message))}`]),
    quoted(urlOf(message, connectTo)),
  ];
  return `${parts.join(" \\\n  ")}\n`;
};

const httpie = (message: Message, connectTo: string): string => {
  const parts = [
    "http --ignore-stdin --path-as-is",
    ...(message.body.length === 0 ? [] : [`--raw ${quoted(bodyText(message))}`]),
    quoted(utf8(message.method)),
    quoted(urlOf(message, connectTo)),
    ...[...hostHeader(message, connectTo), ...message.headers].map(([name, value]) => quoted(utf8(value === "" ? `${name};` : `${name}:${value}`))),
  ];
  return `${parts.join(" \\\n  ")}\n`;
};

/** HTTP/1.1, with the length of the body where there is one. */
const raw = (message: Message): Buffer => {
  const sized = message.headers.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
  const head = [
    `${message.method} ${targetOf(message)} HTTP/1.1`,
    `Host: ${message.host}`,
    ...message.headers.map(([name, value]) => `${name}: ${value}`),
    ...(sized || message.body.length === 0 ? [] : [`Content-Length: ${message.body.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), Buffer.from(message.body)]);
};

/** `connectTo` is the authority of the URL that was given; the signed `Host` may be another. */
export const requestText = (message: Message, form: RequestForm, connectTo: string): Buffer =>
  form === "raw" ? raw(message) : Buffer.from((form === "curl" ? curl : httpie)(message, connectTo), "utf8");

const unreadable = (why: string): ScanError =>
  new ScanError("usage", `standard input is no HTTP request: ${why}`, {
    hint: "It begins with a line such as `POST /path HTTP/1.1`, then headers, an empty line, and the body.",
  });

/**
 * A request as it was captured: request line, headers, empty line, body. Lines may end with LF alone. A target in absolute form brings scheme and host along.
 * @throws ScanError when it is none.
 */
export const parseRequest = (bytes: Buffer, scheme: Message["scheme"]): Message => {
  const text = bytes.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text.replace(/\r?\n$/, "") : text.slice(0, end.index);
  const [first = "", ...lines] = head.split(/\r?\n/);
  const [, method = "", target = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+)(?: HTTP\/\d(?:\.\d)?)?$/.exec(first) ?? [];
  if (method === "") throw unreadable("its first line has no method and target");
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(":");
    if (colon < 1 || /^\s/.test(line)) throw unreadable(`the line ${JSON.stringify(line.slice(0, 60))} is no header`);
    return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, "")];
  });
  const [, absolute, authority, rest] = /^(https?):\/\/([^/?]+)(.*)$/i.exec(target) ?? [];
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? authority;
  if (host === undefined) throw unreadable("it has no Host header");
  const local = rest ?? target;
  const mark = local.indexOf("?");
  const path = mark < 0 ? local : local.slice(0, mark);
  return {
    method,
    scheme: absolute === undefined ? scheme : absolute.toLowerCase() === "https" ? "https" : "http",
    host,
    path: path === "" ? "/" : path,
    query: mark < 0 ? null : local.slice(mark + 1),
    headers: headers.filter(([name]) => name.toLowerCase() !== "host"),
    body: new Uint8Array(end === null ? Buffer.alloc(0) : bytes.subarray(end.index + end[0].length)),
  };
};
