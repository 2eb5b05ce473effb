// The lab's verifier against its own table, with requests signed and changed by hand: what the table says must be so before a scan is measured by it.

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Observed, TrialKind } from "../../src/model/experiment.ts";
import { secretOf } from "../../src/model/secret.ts";
import { type Header, type Message, messageTo, withBody, withHeader, withoutHeader } from "../../src/signature/message.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import { momentAt, redigest, sign } from "../../src/signature/sign.ts";
import { deliver, type Delivered } from "./deliver.ts";
import { startVerifier, type Verifier } from "./verifier.ts";
import { type Flaw, flaws, orderBody, orderQuery, retired, schemeFor, secret } from "./verifier-flaws.ts";
import { allowed, type CellName, type Row, table } from "./verifier-table.ts";

/** Switches of the answer rather than of the verdict: the battery asks the verifier itself, so these have tests of their own below. */
const before: ReadonlySet<Flaw> = new Set(["lock-out", "rate-limit", "cache", "edge-404", "one-node-of-two"]);

interface Hand {
  readonly verifier: Verifier;
  /** Signs for the moment `ago` seconds before now. */
  readonly signed: (change?: (message: Message) => Message, more?: { readonly ago?: number; readonly key?: string }) => Message;
  /** What the verifier itself said: whether the signature passed. */
  readonly passes: (message: Message) => Promise<boolean>;
}

const handFor = (verifier: Verifier, row: Row): Hand => {
  const scheme = resolveScheme(schemeFor(new Set(row.flaws)));
  const [method = "", path = ""] = row.canary.split(" ");
  const body = { headers: [["Content-Type", "application/json"] as const], body: orderBody };
  const original = messageTo(method, `${verifier.origin}${path}?${orderQuery}`, method === "POST" ? body : {});
  const skew = row.flaws.includes("clock-90s-ahead") ? 90_000 : 0;
  let last = 0;
  return {
    verifier,
    signed: (change = (message) => message, { ago = 0, key = secret } = {}) => {
      // A nonce that has to grow comes from the clock, and two requests fit into one of its milliseconds.
      last = Math.max(Date.now() + skew, last + 1);
      const moment = momentAt(scheme, last, randomBytes(32));
      return sign(change(original), scheme, secretOf(key), { ...moment, timestamp: String(Math.floor(Date.now() / 1000 + skew / 1000 - ago)) }).message;
    },
    passes: async (message) => {
      const earlier = verifier.verdicts.length;
      await deliver(verifier.origin, message);
      expect(verifier.verdicts.length).toBe(earlier + 1);
      return verifier.verdicts.at(-1) === "passed";
    },
  };
};

const padded = new TextEncoder().encode(`${orderBody}\n`);
const longer = new TextEncoder().encode('{"item":"book","count":1,"extra":true}');
const changed = (message: Message, body: Uint8Array): Message => withBody(message, body);
const headerPlus = (name: string, by: number) => (message: Message) =>
  withHeader(message, name, String(BigInt(message.headers.find(([key]) => key === name)?.[1] ?? "0") + BigInt(by)));

/** Changes on the wire under a kept signature; any one that passes shows the component open. */
const changes: Readonly<Record<Exclude<CellName, "scheme">, readonly ((message: Message, row: Row) => Message)[]>> = {
  method: [(message) => ({ ...message, method: "PROPFIND" })],
  host: [(message) => ({ ...message, host: "probe.invalid" })],
  path: [(message) => ({ ...message, path: `${message.path}/none` })],
  query: [
    (message) => ({ ...message, query: "mode=live" }),
    (message) => ({ ...message, query: `${message.query ?? ""}&probe=1` }),
    (message) => ({ ...message, query: `mode=live&${message.query ?? ""}` }),
  ],
  body: [
    (message) => changed(message, padded),
    (message) => changed(message, longer),
    (message, row) => redigest(changed(message, longer), resolveScheme(schemeFor(new Set(row.flaws)))),
  ],
  timestamp: [headerPlus("X-Timestamp", 1)],
  nonce: [(message) => withHeader(message, "X-Nonce", /^\d+$/.test(nonceOf(message)) ? String(BigInt(nonceOf(message)) + 1n) : `${nonceOf(message)}0`)],
  "content-type": [(message) => withHeader(message, "Content-Type", "text/plain")],
};
const nonceOf = (message: Message): string => message.headers.find(([name]) => name === "X-Nonce")?.[1] ?? "";

const componentByHand = async (hand: Hand, row: Row, name: Exclude<CellName, "scheme">): Promise<Observed> => {
  if (row.canary !== "POST /orders" && (name === "body" || name === "content-type")) return "not-applicable";
  // A verifier that puts its own name into the string binds the host, whatever the client says.
  if (name === "host" && !(await hand.passes(hand.signed(at("probe.invalid")))) && !row.flaws.includes("no-host")) {
    expect(await hand.passes(at("probe.invalid")(hand.signed()))).toBe(row.flaws.includes("host-static"));
    return "covered";
  }
  if (name === "path" && (await deliver(hand.verifier.origin, plus("X-Rewrite-URL", "/none")(hand.signed()))).text.includes("not_found")) return "uncovered";
  for (const change of changes[name]) if (await hand.passes(change(hand.signed(), row))) return "uncovered";
  return "covered";
};

const signatureAs = (value: (right: string) => string) => (message: Message) =>
  withHeader(message, "X-API-Signature", value(message.headers.find(([name]) => name === "X-API-Signature")?.[1] ?? ""));
const reversed = (text: string): string => text.split("").toReversed().join("");
const own = (hand: Hand): string => new URL(hand.verifier.origin).host;
const at = (host: string) => (message: Message) => ({ ...message, host });
const plus =
  (...header: Header) =>
  (message: Message) =>
    withHeader(message, ...header);

/** A second header of the same name. */
const besides = (name: string, value: string) => (message: Message) => ({ ...message, headers: [...message.headers, [name, value] as const] });
const withMethodField = (message: Message): Message => ({ ...message, query: `${message.query ?? ""}&_method=QXPROBE` });

/** True: the verifier lets through what it should refuse. */
const trials: Partial<Readonly<Record<TrialKind, (hand: Hand) => Promise<boolean>>>> = {
  unsigned: (hand) => hand.passes(["X-API-Signature", "X-Timestamp", "X-Nonce"].reduce(withoutHeader, hand.signed())),
  "any-signature": (hand) => hand.passes(signatureAs((right) => reversed(right))(hand.signed())),
  stripped: async (hand) => (await hand.passes(signatureAs(() => "")(hand.signed()))) || hand.passes(signatureAs((right) => right.slice(0, 8))(hand.signed())),
  "known-key": async (hand) => (await hand.passes(hand.signed(undefined, { key: "" }))) || hand.passes(hand.signed(undefined, { key: "secret" })),
  "retired-key": (hand) => hand.passes(hand.signed(undefined, { key: retired })),
  "unpinned-host": (hand) => hand.passes(hand.signed(at("probe.invalid"))),
  "forwarded-host": (hand) => hand.passes(plus("X-Forwarded-Host", "probe.invalid")(at(own(hand))(hand.signed(at("probe.invalid"))))),
  "prefix-host": async (hand) => (await hand.passes(hand.signed(at(`${own(hand)}.invalid`)))) || hand.passes(hand.signed(at(`probe-${own(hand)}`))),
  "stale-timestamp": async (hand) =>
    (await hand.passes(hand.signed(undefined, { ago: 3_600 }))) ||
    (await hand.passes(plus("Date", new Date().toUTCString())(hand.signed(undefined, { ago: 30 * 86_400 })))) ||
    hand.passes(besides("X-Timestamp", String(Math.floor(Date.now() / 1000)))(hand.signed(undefined, { ago: 30 * 86_400 }))),
  "future-timestamp": (hand) => hand.passes(hand.signed(undefined, { ago: -3_600 })),
  replay: async (hand) => {
    const message = hand.signed();
    return (await hand.passes(message)) && ((await hand.passes(message)) || hand.passes(besides("X-Nonce", `${nonceOf(message)}0`)(message)));
  },
  "replay-race": async ({ verifier, signed }) => {
    const message = signed();
    const first = verifier.verdicts.length;
    await Promise.all([1, 2, 3, 4].map(() => deliver(verifier.origin, message)));
    return verifier.verdicts.slice(first).filter((verdict) => verdict === "passed").length > 1;
  },
  collision: (hand) => {
    const made = hand.signed();
    return hand.passes({ ...made, path: `${made.path}m`, query: (made.query ?? "").slice(1) });
  },
  "method-override": async ({ verifier, signed }) =>
    (await deliver(verifier.origin, plus("X-HTTP-Method-Override", "QXPROBE")(withMethodField(signed())))).text.includes("method_not_allowed") ||
    (await deliver(verifier.origin, plus("X-HTTP-Method-Override", "QXPROBE")(signed()))).text.includes("method_not_allowed"),
  leak: async ({ verifier, signed }) => {
    const made = signed();
    const answer = (await deliver(verifier.origin, signatureAs((right) => right.replace(/./g, "0"))(made))).text;
    const right = made.headers.find(([name]) => name === "X-API-Signature")?.[1] ?? "";
    return [right, secret, made.headers.find(([name]) => name === "X-Nonce")?.[1] ?? ""].some((told) => answer.includes(told));
  },
};

const withVerifier = async (row: Row, use: (hand: Hand) => Promise<void>): Promise<void> => {
  const verifier = await startVerifier(row.flaws);
  try {
    await use(handFor(verifier, row));
  } finally {
    await verifier.stop();
  }
};

describe("the lab's verifier is what its table says", () => {
  it.each(table.filter((row) => !row.flaws.some((flaw) => before.has(flaw))))("$name", async (row) => {
    await withVerifier(row, async (hand) => {
      expect(await hand.passes(hand.signed())).toBe(true);
      if (row.flaws.includes("compare-presence")) {
        // Whatever is signed fits, so the battery has nothing to compare.
        expect(await trials["any-signature"]?.(hand)).toBe(true);
        return;
      }
      const expected = allowed(row);
      const found: Record<string, string> = {};
      const truth: Record<string, string> = {};
      for (const name of Object.keys(changes) as (keyof typeof changes)[]) {
        const cell = expected.components.get(name);
        truth[name] = cell?.[0] ?? "";
        found[name] = await componentByHand(hand, row, name);
      }
      for (const [kind, isOpen] of Object.entries(trials) as [TrialKind, (hand: Hand) => Promise<boolean>][]) {
        truth[kind] = expected.trials.get(kind)?.[0] === "open" ? "open" : "not open";
        found[kind] = (await isOpen(hand)) ? "open" : "not open";
      }
      // A nonce that nobody signs can be a new one each time; that is the nonce's row, and no replay of the same request.
      if (row.flaws.includes("no-nonce")) truth["replay"] = found["replay"] ?? "";
      if (row.flaws.includes("no-nonce-store")) truth["replay-race"] = found["replay-race"] ?? "";
      // A look-alike of a host that nobody checks is no finding of its own.
      if (truth["unpinned-host"] === "open" || row.flaws.includes("no-host"))
        for (const kind of ["prefix-host", "unpinned-host", "forwarded-host"]) if (truth[kind] !== "open") truth[kind] = found[kind] ?? "";
      if (row.canary !== "POST /orders") truth["content-type"] = found["content-type"] ?? "";
      expect(found).toEqual(truth);
    });
  });

  it.each(table.filter((row) => !row.flaws.some((flaw) => before.has(flaw))))("$name: the window has the edges of the table", async (row) => {
    await withVerifier(row, async (hand) => {
      const { past, future } = allowed(row).window;
      const years = 10 * 365 * 86_400;
      for (const [edge, sign] of [
        [past, 1],
        [future, -1],
      ] as const) {
        expect(await hand.passes(hand.signed(undefined, { ago: sign * (edge === "unbounded" ? years : edge - 5) }))).toBe(true);
        if (edge !== "unbounded") expect(await hand.passes(hand.signed(undefined, { ago: sign * (edge + 5) }))).toBe(false);
      }
    });
  });

  it("has a row for every switch", () => {
    expect(flaws.filter((flaw) => !table.some((row) => row.flaws.includes(flaw)))).toEqual([]);
  });
});

describe("what stands in front of the verifier", () => {
  const rowOf = (name: string): Row => table.find((row) => row.name === name) ?? expect.unreachable(name);
  const send = (hand: Hand, message: Message): Promise<Delivered> => deliver(hand.verifier.origin, message);
  const garbled = signatureAs((right) => reversed(right));

  it("locks out after five refusals in a row, in words that say nothing", async () => {
    await withVerifier(rowOf("lock-out"), async (hand) => {
      for (let refused = 0; refused < 5; refused++) expect((await send(hand, garbled(hand.signed()))).status).toBe(401);
      expect(await send(hand, hand.signed())).toEqual(await send(hand, garbled(hand.signed())));
    });
  });

  it("pauses for a second at the 40th request", async () => {
    await withVerifier(rowOf("rate-limit"), async (hand) => {
      const seen: number[] = [];
      for (let count = 1; count <= 41; count++) seen.push((await send(hand, hand.signed())).status);
      expect(seen.slice(0, 39).every((status) => status === 201)).toBe(true);
      expect(seen.slice(39)).toEqual([429, 429]);
      await new Promise((resolve) => setTimeout(resolve, 1_050));
      expect((await send(hand, hand.signed())).status).toBe(201);
    });
  });

  it("caches a GET without looking at its signature", async () => {
    await withVerifier(rowOf("cache"), async (hand) => {
      expect((await send(hand, garbled(hand.signed()))).status).toBe(401);
      expect((await send(hand, hand.signed())).status).toBe(200);
      expect((await send(hand, garbled(hand.signed()))).status).toBe(200);
    });
  });

  it("knows one host at its edge, whatever is signed", async () => {
    await withVerifier(rowOf("edge-404"), async (hand) => {
      expect((await send(hand, hand.signed(at("probe.invalid")))).status).toBe(404);
      expect((await send(hand, garbled(hand.signed(at("probe.invalid"))))).status).toBe(404);
    });
  });
});
