// Properties of the plan over many schemes: strict verifiers are left alone, probes carry signatures that were never sent, and the budget holds.

import { describe, expect, it } from "vitest";
import { judgeExperiment } from "../../../src/signature/experiment/verdict.ts";
import { builtins } from "../../../src/signature/builtin/index.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { Scheme, SigningScheme } from "../../../src/signature/scheme.ts";
import { canaryFor, carried, play, type Played, secretFor, strictServer } from "./room.ts";

const full: SigningScheme = {
  scheme: "custom",
  "string-to-sign": "{method}\n{host}\n{path}\n{query}\n{timestamp}\n{nonce}\n{body}",
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  nonce: { generate: "uuid", in: "header", name: "X-Nonce" },
  send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
};
const options: Readonly<Record<string, Partial<SigningScheme>>> = {
  "aws-sigv4": { region: "eu-central-1", service: "execute-api" },
  "azure-sharedkey": { account: "demo" },
};

const own: readonly (readonly [string, SigningScheme])[] = [
  ["all of it", full],
  [
    "in the query",
    {
      ...full,
      "string-to-sign": "{method}\n{host}\n{path}\n{timestamp}\n{body}",
      timestamp: { format: "unix-millis", in: "query", name: "ts" },
      send: [{ in: "query", name: "sig", value: "{signature}" }],
    },
  ],
  [
    "in the body",
    {
      ...full,
      "string-to-sign": "{method}\n{host}\n{path}\n{json.item}\n{timestamp}",
      timestamp: { format: "unix-seconds", in: "json", name: "ts" },
      send: [{ in: "json", name: "sig", value: "{signature}" }],
    },
  ],
  [
    "with a digest",
    {
      ...full,
      "string-to-sign": "{method} {host} {target} {timestamp} {nonce} {header.digest}",
      digests: [{ in: "header", name: "Digest", value: "{body|sha256|base64}" }],
    },
  ],
  ["with a growing nonce", { ...full, nonce: { generate: "monotonic-micros", in: "header", name: "X-Nonce" } }],
  ["with the scheme", { ...full, "string-to-sign": "{method}\n{url}\n{timestamp}\n{nonce}\n{header.content-type}\n{body}" }],
];

const resolved: readonly (readonly [string, Scheme])[] = [
  ...own.map(([name, form]) => [name, resolveScheme(form)] as const),
  ...builtins
    .filter(({ name }) => name !== "custom")
    .flatMap(({ name }) => {
      try {
        return [[name, resolveScheme({ scheme: name, ...options[name] }, "key-1")] as const];
      } catch {
        return [];
      }
    }),
];

const played = new Map<string, Played>();
const playStrict = (name: string, scheme: Scheme, quick = false): Played => {
  const key = `${name} ${quick}`;
  const known = played.get(key);
  if (known !== undefined) return known;
  const secret = secretFor(scheme);
  const result = play(canaryFor(scheme, "POST"), secret, (now) => strictServer(scheme, secret, now), { quick });
  played.set(key, result);
  return result;
};

/** What no verifier can close where the scheme gives it nothing to go by. */
const inherent = (scheme: Scheme, { experiment }: Played): ReadonlySet<string> =>
  new Set([
    ...(experiment.declared.includes("nonce") ? [] : ["replay"]),
    ...(experiment.declared.includes("timestamp") ? [] : ["stale-timestamp", "future-timestamp"]),
    // Signs lists that the client chooses, and this verifier reads the list from the request.
    ...(scheme.engine === "rfc9421" || scheme.engine === "cavage" ? ["unenforced-components"] : []),
  ]);

/** Controls and confirmations, which the budget counts apart. A third sending of the same bytes is a probe. */
const isExtra = (id: string): boolean => /^(?:signed|unsigned|garbled)#|^cache-buster$/.test(id) || (id.endsWith("#2") && !id.startsWith("replay/"));

describe("a strict verifier of", () => {
  it("has enough schemes to be measured by", () => expect(resolved.length).toBeGreaterThan(35));

  it.each(resolved)("%s is left alone", (name, scheme) => {
    const result = playStrict(name, scheme);
    const verdict = judgeExperiment(result.experiment);
    expect(verdict.unusable).toBeNull();
    const open = verdict.trials.filter(({ kind, outcome }) => outcome === "open" && !inherent(scheme, result).has(kind));
    // An ambiguous template is open by itself: two requests, one string.
    expect(open.filter(({ kind }) => kind !== "collision").map(({ kind, detail }) => `${kind}: ${detail}`)).toEqual([]);
    expect(
      verdict.components.filter(({ declared, observed }) => declared && observed === "uncovered").map(({ component, how, proof }) => [component, how, proof]),
    ).toEqual([]);
  });

  it.each(resolved)("%s is proved to bind what it declares, wherever it can be told", (name, scheme) => {
    const { experiment } = playStrict(name, scheme);
    const { components } = judgeExperiment(experiment);
    const unknown = components.filter(({ declared, observed }) => declared && observed === "unknown").map(({ component, why }) => `${component}: ${why}`);
    expect(unknown).toEqual([]);
  });

  it.each(resolved)("%s is asked within the budget, and every round ends with a signed control", (name, scheme) => {
    const { sent, rounds } = playStrict(name, scheme);
    const beyond = sent.filter(({ planned }) => !isExtra(planned.id));
    expect(beyond.length).toBeLessThanOrEqual(130);
    const asking = rounds.filter(({ batches }) => batches.flat().some(({ id }) => beyond.some(({ planned }) => planned.id === id)));
    expect(asking.length).toBeLessThanOrEqual(12);
    for (const { batches } of rounds.slice(1))
      expect(
        batches
          .at(-1)
          ?.map(({ id }) => id)
          .join(),
      ).toMatch(/^signed#\d+$/);
    const quick = playStrict(name, scheme, true).sent.filter(({ planned }) => !isExtra(planned.id));
    expect(quick.length).toBeLessThanOrEqual(35);
  });

  it.each(resolved)("%s gets no probe whose signature went out before", (name, scheme) => {
    const { sent, experiment } = playStrict(name, scheme);
    if (!experiment.declared.includes("nonce") && !experiment.declared.includes("timestamp")) return;
    const out = new Set<string>();
    for (const each of sent) {
      const now = carried(each);
      if (each.planned.signature === "for-the-original") for (const signature of now) expect(out.has(signature), each.planned.id).toBe(false);
      for (const signature of now) out.add(signature);
    }
  });

  it.each(resolved)("%s gets every probe with its own controls, and ids that are unique", (name, scheme) => {
    const { experiment, sent } = playStrict(name, scheme);
    const ids = experiment.exchanges.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { planned } of sent) {
      const of = /^(.*)\/PROBE$/.exec(planned.id)?.[1];
      if (of !== undefined) expect(ids).toEqual(expect.arrayContaining([`${of}/POS`, `${of}/NEG`]));
    }
  });

  it.each(resolved)("%s sees wrong signatures that are wrong: nothing that must be refused holds a right one", (name, scheme) => {
    const { sent } = playStrict(name, scheme);
    for (const each of sent) if (each.planned.signature === "garbled" || each.planned.signature === "none") expect(carried(each), each.planned.id).toEqual([]);
  });
});

describe("what is left out", () => {
  const scheme = resolveScheme(full);
  const secret = secretFor(scheme);
  const run = (changes: Parameters<typeof play>[3], canary = canaryFor(scheme, "POST")) =>
    play(canary, secret, (now) => strictServer(scheme, secret, now), changes);

  it("behind a proxy no foreign name is sent", () => {
    const { sent, experiment } = run({ proxied: true });
    expect(sent.every(({ message }) => message.host === "api.example.com")).toBe(true);
    expect(judgeExperiment(experiment).trials.find(({ kind }) => kind === "unpinned-host")).toMatchObject({
      outcome: "unknown",
      why: expect.stringContaining("proxy"),
    });
  });

  it("on a canary that nobody named the body stays as it is", () => {
    const { sent } = run({}, canaryFor(scheme, "POST", { named: false }));
    const bodies = new Set(sent.map(({ message }) => Buffer.from(message.body).toString()));
    expect([...bodies]).toEqual(['{"item":"book","count":1}']);
  });

  it("foreign names are always under .invalid, or no host names at all", () => {
    for (const { message } of run({}).sent) if (message.host !== "api.example.com") expect(message.host).toMatch(/\.invalid$|[@/]/);
  });

  it("without a secret nothing but unsigned, garbled, stripped and known keys goes out", () => {
    const { sent, experiment } = run({ withSecret: false });
    const kinds = new Set(sent.map(({ planned }) => planned.id.replace(/[#/].*/, "")));
    expect([...kinds].toSorted()).toEqual(["garbled", "known-key", "stripped", "unsigned"]);
    expect(judgeExperiment(experiment).trials.filter(({ outcome }) => outcome === "open")).toEqual([]);
  });

  it("a growing nonce is asked in order, and never from the future", () => {
    const ordered = resolveScheme({ ...full, nonce: { generate: "monotonic-micros", in: "header", name: "X-Nonce" } });
    const { rounds, sent } = playStrict("with a growing nonce", ordered);
    expect(rounds.every((round) => round.ordered)).toBe(true);
    expect(sent.some(({ planned }) => planned.id.startsWith("future"))).toBe(false);
  });

  it("a GET carries a query key of its own each time, so that no cache can answer", () => {
    const { sent } = run({}, canaryFor(scheme, "GET"));
    const targets = sent.filter(({ planned }) => /^(?:signed|unsigned|garbled)#/.test(planned.id)).map(({ message }) => message.query);
    expect(new Set(targets).size).toBe(targets.length);
  });
});
