// TLS handshakes to literal addresses: what a host shows of itself before any request. Import lazily: it brings node:tls. Never rejects.

import { createHash, randomBytes, X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { checkServerIdentity, connect, type DetailedPeerCertificate, type PeerCertificate, type SecureContext, type TLSSocket } from "node:tls";
import { isAddress } from "../dns/address.ts";
import type { Certificate, Handshake, HandshakeAsk, Hello, HelloAsk, Refusal } from "../model/certificate.ts";
import type { Fault } from "../model/visit.ts";
import { publicKeyInfo } from "../tls/der.ts";
import { clientHello, firstWords } from "../tls/hello.ts";
import { dial, type Sockets, type Timeouts } from "./connect.ts";
import { fault, FaultError, faultOf } from "./faults.ts";

export interface HandshakeOptions {
  /** Why this address may not be asked for this name; null when it may. */
  refuses(ask: HandshakeAsk): string | null;
  /** `old`: for servers that speak nothing above TLS 1.1, whose certificate is worth seeing all the same. */
  secureContext(old: boolean): Promise<SecureContext>;
  readonly timeouts: Timeouts;
  /** Where a test's servers really listen. */
  portOf(address: string, port: number): number;
}

/** A whole chain of the largest certificates is smaller; whoever sends more is not shaking hands. */
const mostBytes = 256 * 1024;

export const createHandshakes = (options: HandshakeOptions) => {
  const open = new Set<Socket>();
  const running = new Set<(reason: Fault) => void>();
  let closed: Fault | null = null;
  const sockets: Sockets = { timeouts: options.timeouts, secureContext: async () => undefined, open };

  /** Runs `talk` on a fresh connection under the clocks; whatever happens, the socket is gone afterwards. */
  const withSocket = async <T>(ask: HandshakeAsk, talk: (socket: Socket) => Promise<T>): Promise<T | { kind: "fault"; fault: Fault }> => {
    if (closed !== null) return { kind: "fault", fault: closed };
    const reason = options.refuses(ask);
    if (reason !== null) return { kind: "fault", fault: fault("address-refused", reason) };
    const { connectMs, tlsMs } = options.timeouts;
    const begun = performance.now();
    let socket: Socket | null = null;
    let stop: (reason: Fault) => void = () => {};
    let timer: NodeJS.Timeout | undefined;
    try {
      const ended = new Promise<never>((_resolve, reject) => {
        stop = (why) => reject(new FaultError(why));
      });
      running.add(stop);
      socket = await Promise.race([dial(ask.address, options.portOf(ask.address, ask.port), Math.min(connectMs, ask.timeoutMs ?? connectMs), sockets), ended]);
      const left = ask.timeoutMs === undefined ? tlsMs : Math.max(1, ask.timeoutMs - (performance.now() - begun));
      timer = setTimeout(() => stop(fault("timeout", `no TLS handshake within ${Math.round(left)} ms`)), left);
      return await Promise.race([talk(socket), ended]);
    } catch (error) {
      return { kind: "fault", fault: faultOf(error, "tls") };
    } finally {
      clearTimeout(timer);
      running.delete(stop);
      socket?.destroy();
    }
  };

  const shake = (ask: HandshakeAsk, old: boolean): Promise<Handshake> =>
    withSocket(ask, async (socket): Promise<Handshake> => {
      const secureContext = await options.secureContext(old);
      return new Promise((resolve, reject) => {
        const wrapped = connect({
          socket,
          host: ask.name,
          ...(isAddress(ask.name) ? {} : { servername: ask.name }),
          secureContext,
          ALPNProtocols: ["http/1.1"],
          // What is wrong with the certificate is what we came for. Nothing is sent, so nothing is at risk.
          rejectUnauthorized: false,
          checkServerIdentity: () => undefined,
        });
        // Bytes of a stranger, counted where they arrive.
        const counting = setInterval(() => {
          if (socket.bytesRead > mostBytes) reject(new FaultError(fault("response-limit", `more than ${mostBytes} bytes and still no handshake`)));
        }, 50);
        wrapped.once("close", () => clearInterval(counting));
        wrapped.on("error", (error) => {
          clearInterval(counting);
          reject(new FaultError(faultOf(error, "tls")));
        });
        wrapped.once("secureConnect", () => {
          clearInterval(counting);
          try {
            resolve(shownBy(wrapped, ask.name));
          } catch (error) {
            reject(new FaultError(fault("tls-handshake", `the certificate cannot be read: ${error instanceof Error ? error.message : String(error)}`)));
          } finally {
            wrapped.destroy();
          }
        });
      });
    });

  return {
    handshake: async (ask: HandshakeAsk): Promise<Handshake> => {
      const modern = await shake(ask, false);
      if (modern.kind === "shown" || modern.fault.reason !== "tls-protocol") return modern;
      const old = await shake(ask, true);
      return old.kind === "shown" ? old : modern;
    },

    hello: (ask: HelloAsk): Promise<Hello> =>
      withSocket(
        ask,
        (socket) =>
          new Promise<Hello>((resolve, reject) => {
            let bytes = Buffer.alloc(0);
            socket.on("data", (chunk: Buffer) => {
              bytes = Buffer.concat([bytes, chunk]);
              const said = firstWords(bytes);
              if (said.kind === "server-hello") resolve({ kind: "accepted", version: said.version });
              else if (said.kind === "alert") resolve({ kind: "refused", why: `it answered with the alert ${said.alert}` });
              else if (said.kind === "not-tls") reject(new FaultError(fault("tls-protocol", "the answer is not TLS")));
              else if (bytes.length > mostBytes) reject(new FaultError(fault("response-limit", `more than ${mostBytes} bytes and still no ServerHello`)));
            });
            // Hanging up is the other way to refuse a version.
            socket.on("error", (error) => resolve({ kind: "refused", why: `the connection was reset (${error.message})` }));
            socket.on("close", () => resolve({ kind: "refused", why: "the connection was closed" }));
            socket.on("end", () => resolve({ kind: "refused", why: "the connection was closed" }));
            socket.write(clientHello(ask.version, isAddress(ask.name) ? null : ask.name, randomBytes(32)));
          }),
      ),

    /** Ends everything that is under way with this fault, and everything asked later too. */
    stop: (reason: Fault): void => {
      closed ??= reason;
      for (const end of running) end(closed);
      for (const socket of open) socket.destroy();
    },
  };
};

const shownBy = (socket: TLSSocket, name: string): Handshake => {
  const leaf = socket.getPeerCertificate(true);
  // Anonymous key exchange has no certificate; Node offers none, yet a type is no proof.
  if (!("raw" in leaf)) return { kind: "fault", fault: fault("tls-handshake", "the server showed no certificate") };
  const chainTrouble = socket.authorized ? null : refusal(socket.authorizationError);
  const wrongName = nameTrouble(name, leaf);
  return { kind: "shown", protocol: socket.getProtocol() ?? "unknown", refused: chainTrouble ?? wrongName, wrongName, chain: chainOf(leaf).map(certificateOf) };
};

/** Node hands out the code as text although its type says Error; with a text of its own for some. */
const refusal = (error: Error | string): Refusal => {
  const code = typeof error === "string" ? error : "code" in error ? String(error.code) : error.message;
  return { code, why: words[code] ?? code.toLowerCase().replaceAll("_", " ") };
};

const words: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is signed by itself and by no authority",
  SELF_SIGNED_CERT_IN_CHAIN: "the chain ends in an authority that is not trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the chain leads to no authority that is trusted",
  UNABLE_TO_GET_ISSUER_CERT: "the chain leads to no authority that is trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the chain leads to no authority that is trusted: an intermediate certificate may be missing",
  CERT_HAS_EXPIRED: "a certificate of the chain has expired",
  CERT_NOT_YET_VALID: "a certificate of the chain is not valid yet",
  CERT_SIGNATURE_FAILURE: "a signature in the chain is wrong",
};

const nameTrouble = (name: string, leaf: PeerCertificate): Refusal | null => {
  const error = checkServerIdentity(name, leaf);
  if (error === undefined) return null;
  return { code: "code" in error ? String(error.code) : "ERR_TLS_CERT_ALTNAME_INVALID", why: `the certificate does not name ${name}` };
};

const longestChain = 10;

const chainOf = (leaf: DetailedPeerCertificate): Buffer[] => {
  const chain: Buffer[] = [];
  const seen = new Set<DetailedPeerCertificate>();
  // The last one is its own issuer.
  for (let at: DetailedPeerCertificate | undefined = leaf; at !== undefined && !seen.has(at) && chain.length < longestChain; at = at.issuerCertificate) {
    seen.add(at);
    if (at.raw !== undefined) chain.push(at.raw);
  }
  return chain;
};

const mostNames = 100;
const longestText = 512;
const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");

const certificateOf = (raw: Buffer): Certificate => {
  const read = new X509Certificate(raw);
  return {
    subject: cut(oneLine(read.subject)),
    issuer: cut(oneLine(read.issuer)),
    names: namesOf(read.subjectAltName ?? ""),
    validFrom: iso(read.validFrom),
    validTo: iso(read.validTo),
    spkiSha256: sha256(publicKeyInfo(raw) ?? new Uint8Array()),
    sha256: sha256(raw),
  };
};

/** Node writes a line for each attribute. */
const oneLine = (text: string | undefined): string => (text ?? "").split("\n").join(", ");

/** `DNS:a, IP Address:127.0.0.1`, where Node quotes a value that would otherwise lie about its end. For reading only: Node itself compares. */
const namesOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)].slice(0, mostNames).map(([, value]) => cut(value ?? ""));

/** OpenSSL's `Nov 22 23:47:15 2026 GMT`. Years beyond what a date can be are kept as the last day there is. */
const iso = (text: string): string => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? "9999-12-31T23:59:59.000Z" : new Date(at).toISOString();
};
