// What every part of the recorder's proxy shares: where calls are written down, what is said aloud, and the ways out. Types and the small rules of writing.

import type { Duplex } from "node:stream";
import { inert } from "../../report/inert.ts";
import type { HarCall } from "../../traffic/har-writer.ts";
import type { Authority } from "./authority.ts";
import type { Link } from "./link.ts";
import { type Target, type Upstream, withScheme } from "./upstream.ts";

export interface Desk {
  readonly upstream: Upstream;
  /** Null: TLS passes through unread. */
  readonly authority: Authority | null;
  /** Our name in `Via`, random for each run (RFC 9110 section 7.6.3). */
  readonly pseudonym: string;
  readonly links: WeakMap<object, Link>;
  /** Calls that have begun and are not written down yet; each is handed the reason why nothing more will come. */
  readonly unfinished: Set<(why: string) => void>;
  readonly record: (call: HarCall) => void;
  /** One line for the person who started us; the same one is said once. */
  readonly remark: (text: string) => void;
}

/** Never rejects and never throws: a client may be gone at any time. */
export const quietly = (socket: Duplex): void => void socket.on("error", () => {});

export const isOwnVia = (via: string | string[] | undefined, pseudonym: string): boolean => [via ?? []].flat().join(",").includes(pseudonym);

/** A tunnel of which only host and port are known. */
export const tunnelCall = (
  target: Target,
  at: number,
  error: string | null,
  more: Pick<HarCall, "address"> & { readonly connectMs: number | null },
): HarCall => ({
  at,
  method: "CONNECT",
  // Node asks for a tunnel for plain http too. One that never came about is not another host than the one that was meant.
  url: target.port === 80 ? `http://${withScheme(target, "http").authority}/` : `https://${target.authority}/`,
  httpVersion: "HTTP/1.1",
  headers: [],
  body: { bytes: null, size: 0 },
  answer: error === null ? { status: 200, statusText: "Connection established", headers: [], body: { bytes: null, size: 0 } } : null,
  timings: { connect: more.connectMs, tls: null, send: 0, wait: 0, receive: 0 },
  address: more.address,
  error,
});

export const shownTarget = ({ authority }: Target): string => inert(authority, 260);
