// Turns what Node throws into one of our faults. Pure. An unknown code is still a fault, never a pass.

import type { Fault, FaultReason } from "../model/visit.ts";

/** Where in an exchange it happened: the same code means different things there. */
export type Phase = "dns" | "connect" | "tls" | "exchange" | "body";

export const fault = (reason: FaultReason, detail: string): Fault => ({ reason, detail: detail.length > 300 ? `${detail.slice(0, 299)}…` : detail });

/** Carries a fault through Node's error callbacks, which take nothing but errors. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(carried: Fault) {
    super(carried.detail);
    this.name = "FaultError";
    this.fault = carried;
  }
}

const codeOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" ? code : "";
};

const byCode: Readonly<Record<string, readonly [FaultReason, string]>> = {
  ECONNREFUSED: ["connection-refused", "the connection was refused"],
  ETIMEDOUT: ["timeout", "the connection timed out"],
  EHOSTUNREACH: ["unreachable", "no route to the host"],
  EHOSTDOWN: ["unreachable", "the host is down"],
  ENETUNREACH: ["unreachable", "the network is unreachable"],
  ENETDOWN: ["unreachable", "the network is down"],
  EADDRNOTAVAIL: ["unreachable", "the address is not available on this machine"],
  EACCES: ["unreachable", "the system forbids the connection"],
  EPERM: ["unreachable", "the system forbids the connection"],
  ENOTFOUND: ["dns", "the name does not resolve"],
  EAI_AGAIN: ["dns", "the resolver gave no answer"],
  HPE_HEADER_OVERFLOW: ["response-limit", "the headers are larger than 64 KiB"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ["response-limit", "the chunk extensions are too large"],
};

const resets = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED"]);
const identity =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH$|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|ERROR_IN_CERT_|CRL_)/;
const protocol =
  /PROTOCOL_VERSION|WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|WRONG_SSL_VERSION/;

/** `received`: bytes of this answer that had arrived, which tells a silent close from a torn answer. */
export const faultOf = (error: unknown, phase: Phase, received = 0): Fault => {
  if (error instanceof FaultError) return error.fault;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const quoted = code === "" || message.includes(code) ? message : `${message} (${code})`;
  if (phase === "dns") return fault("dns", `${byCode[code]?.[1] ?? "the name could not be resolved"} (${code || message})`);
  if (phase === "tls") return tlsFault(code, quoted);
  const direct = byCode[code];
  if (direct !== undefined) return fault(direct[0], `${direct[1]} (${code})`);
  if (code.startsWith("HPE_")) return fault("protocol-error", `the answer is not valid HTTP/1.1: ${quoted}`);
  if (resets.has(code)) {
    if (phase === "body" || received > 0) return fault("truncated", "the connection ended before the answer was complete");
    // A reset names the system call; a plain close arrives as "socket hang up" without one.
    const silent = error instanceof Error && !("syscall" in error);
    return silent ? fault("empty-reply", "the connection was closed without an answer") : fault("connection-reset", `the connection was reset (${code})`);
  }
  return fault(phase === "connect" ? "unreachable" : "protocol-error", quoted);
};

const tlsFault = (code: string, quoted: string): Fault => {
  if (identity.test(code)) return fault("tls-identity", `the certificate does not prove the host: ${quoted}`);
  if (protocol.test(code) || protocol.test(quoted.toUpperCase().replace(/ /g, "_"))) return fault("tls-protocol", `no common TLS version: ${quoted}`);
  return fault("tls-handshake", `the TLS handshake failed: ${quoted}`);
};

/** Faults that say something about the connection to the host, not about one answer: five in a row and the host is left alone. */
export const isTransportFault = ({ reason }: Fault): boolean => transport.has(reason);
const transport: ReadonlySet<FaultReason> = new Set([
  "dns",
  "connection-refused",
  "connection-reset",
  "empty-reply",
  "timeout",
  "tls-identity",
  "tls-protocol",
  "tls-handshake",
  "unreachable",
]);
