// Captured signatures, observed: what is compared, what counts, and that nothing of them is kept.

import { describe, expect, it } from "vitest";
import { observeCaptures } from "../../src/gather/captures.ts";
import type { CapturedCall, CaptureFacts } from "../../src/model/call.ts";
import { secretOf } from "../../src/model/secret.ts";
import type { SigningSetup } from "../../src/model/signing.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import { momentAt, sign } from "../../src/signature/sign.ts";
import { messageTo, targetOf } from "../../src/signature/message.ts";
import { operation, spec } from "../facts.ts";
import { requestWith as request } from "./request.ts";

const at = Date.UTC(2026, 5, 7, 8, 9, 10);
const secret = "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0";
const form: SigningSetup["form"] = {
  scheme: "custom",
  "string-to-sign": "{method}\n{path}\n{timestamp}\n{body}",
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  nonce: { generate: "uuid", in: "header", name: "X-Nonce" },
  send: [{ in: "header", name: "X-API-Signature", value: "{signature}" }],
};

const setup = (more: Partial<SigningSetup> = {}): SigningSetup => ({
  form,
  keyId: null,
  operations: null,
  secret: secretOf(secret),
  missing: null,
  previous: null,
  place: null,
  ...more,
});

interface Made {
  readonly url?: string;
  readonly body?: string;
  /** Seconds after the start. */
  readonly signedAt?: number;
  readonly sentAt?: number;
  readonly nonce?: string;
  readonly key?: string;
  readonly status?: number | null;
}

let entry = 0;
const call = ({
  url = "https://api.example.com/api/data",
  body = "{}",
  signedAt = 0,
  sentAt = signedAt,
  nonce,
  key = secret,
  status = 200,
}: Made = {}): CapturedCall => {
  entry += 1;
  const scheme = resolveScheme(form);
  const moment = { ...momentAt(scheme, at + signedAt * 1000, new Uint8Array(32).fill(entry)), ...(nonce === undefined ? {} : { nonce }) };
  const { message } = sign(messageTo("POST", url, { body }), scheme, secretOf(key), moment);
  return {
    source: { file: "calls.har", entry: `entry ${entry}` },
    at: at + sentAt * 1000,
    method: "POST",
    url: `${message.scheme}://${message.host}${targetOf(message)}`,
    tunnel: false,
    headers: message.headers,
    body: message.body,
    status,
    location: null,
    client: null,
  };
};

/** The same call as it would look with another part changed under the kept signature. */
const changed = (base: CapturedCall, more: Partial<CapturedCall>): CapturedCall => ({
  ...base,
  source: { ...base.source, entry: `${base.source.entry} changed` },
  ...more,
});

const description = spec({ operations: [operation("POST /api/data")] });

const observed = async (calls: readonly CapturedCall[], setups: readonly SigningSetup[] = []): Promise<CaptureFacts> => {
  const observer = await observeCaptures(request({ signing: { setups, canaries: [], quick: false } }), description);
  for (const one of calls) observer.see(one);
  const fact = observer.done();
  if (fact.state !== "known") throw new Error(fact.why);
  return fact.value;
};

describe("with the scheme and the secret", () => {
  it("recomputes every signature", async () => {
    const facts = await observed([call(), call({ body: "[]" })], [setup()]);
    expect(facts.schemes).toMatchObject([{ name: "custom", secret: "given", signed: 2, right: 2, wrong: 0, refused: 0, foreign: 0 }]);
    expect(facts.mismatches).toEqual([]);
  });

  it("says why one is not right, and leaves alone what the server refused", async () => {
    const spaced = changed(call({ body: '{"a":1}' }), { body: new TextEncoder().encode('{ "a": 1 }') });
    const facts = await observed([call(), spaced, call({ key: "another", status: 401 })], [setup()]);
    expect(facts.schemes).toMatchObject([{ right: 1, wrong: 2, refused: 1 }]);
    expect(facts.mismatches).toMatchObject([
      { scheme: "custom", host: "api.example.com", use: { operation: "POST /api/data", source: { entry: spaced.source.entry } } },
    ]);
    expect(facts.mismatches[0]?.why).toContain("with the body parsed as JSON and written anew");
  });

  it("takes the retired secret for right", async () => {
    expect((await observed([call({ key: "old" })], [setup({ previous: secretOf("old") })])).schemes).toMatchObject([{ right: 1, wrong: 0 }]);
  });

  it("says nothing about a signature over a body that the capture does not hold", async () => {
    expect((await observed([changed(call(), { body: null })], [setup()])).schemes).toMatchObject([{ signed: 1, right: 0, wrong: 0 }]);
  });

  it("says nothing about a key of another name", async () => {
    const named = {
      ...form,
      send: [
        { in: "header", name: "X-Key", value: "{key-id}" },
        { in: "header", name: "X-API-Signature", value: "{signature}" },
      ],
    };
    const other = changed(call({ key: "theirs" }), {});
    const facts = await observed([{ ...other, headers: [...(other.headers ?? []), ["X-Key", "theirs"]] }], [setup({ form: named, keyId: "ours" })]);
    expect(facts.schemes).toMatchObject([{ foreign: 1, right: 0, wrong: 0 }]);
  });

  it("finds that a public word made a signature, without any secret, and does not keep the word", async () => {
    const facts = await observed([call({ key: "changeme" })], [setup({ secret: null, missing: "KEY is not set" })]);
    expect(facts.weak).toMatchObject([{ scheme: "custom", list: "defaults" }]);
    expect(JSON.stringify(facts)).not.toContain("changeme");
  });
});

describe.each([
  ["with the scheme", [setup({ secret: null, missing: "KEY is not set" })], "custom"],
  ["by names alone", [], null],
] as const)("without a secret, %s", (_how, setups, scheme) => {
  it("finds one signature on two requests that were accepted, and what differs", async () => {
    const first = call();
    const facts = await observed([first, changed(first, { url: "https://api.example.com/api/data?amount=1000" })], setups);
    expect(facts.signatures).toMatchObject([{ scheme, host: "api.example.com", differs: ["query"], first: { operation: "POST /api/data" }, more: 0 }]);
  });

  it.each([
    ["a retry of the same bytes", {}],
    ["a request that was refused", { url: "https://api.example.com/api/data?x=1", status: 401 }],
    ["a redirect's first hop", { url: "https://api.example.com/old", status: 302 }],
    ["a request without an answer", { url: "https://api.example.com/api/data?x=1", status: null }],
    ["another origin", { url: "https://other.example.com/api/data?x=1" }],
    ["a header that nobody signs", { headers: null }],
  ])("takes %s for no reuse", async (_what, more) => {
    const first = call();
    const second = changed(first, more);
    const headers = [...(first.headers ?? []), ["User-Agent", "other"] as const];
    expect((await observed([first, { ...second, headers }], setups)).signatures).toEqual([]);
  });

  it("finds a constant nonce", async () => {
    const facts = await observed(
      [0, 1, 2].map((second) => call({ signedAt: second, nonce: "n-0000001", body: String(second) })),
      setups,
    );
    expect(facts.nonces).toMatchObject([
      { scheme, at: expect.stringMatching(/^header x-nonce$/i) as unknown, host: "api.example.com", requests: 3, different: 1 },
    ]);
    expect(facts.nonces[0]?.reused).not.toBeNull();
  });

  it("takes fresh nonces, and a retry with its old one, for none", async () => {
    const first = call();
    const facts = await observed([first, changed(first, {}), call({ body: "[]" })], setups);
    expect(facts.nonces).toMatchObject([{ requests: 2, different: 2, reused: null }]);
  });

  it("measures how old a time was when it was accepted", async () => {
    const facts = await observed(
      [call({ signedAt: 0, sentAt: 4000 }), call({ signedAt: 5000, sentAt: 5001 }), call({ signedAt: 9000, sentAt: 20_000, status: 401 })],
      setups,
    );
    expect(facts.ages).toMatchObject([{ scheme, oldest: { seconds: 4000 }, newest: { seconds: 1 } }]);
  });
});

it("keeps no signature, nonce or secret", async () => {
  const calls = [call({ nonce: "nonce-of-the-call" }), call({ nonce: "nonce-of-the-call", body: "[]" })];
  const text = JSON.stringify(await observed([...calls, ...calls.map((one) => changed(one, { url: `${one.url}?token=abcdefgh` }))], [setup()]));
  for (const one of calls) for (const [name, value] of one.headers ?? []) if (/signature|nonce/i.test(name)) expect(text).not.toContain(value);
  expect(text).not.toContain(secret);
  expect(text).not.toContain("abcdefgh");
});

it("looks at no tunnel and no trace without headers", async () => {
  expect(await observed([changed(call(), { tunnel: true }), changed(call(), { headers: null })], [setup()])).toMatchObject({
    signed: 0,
    accepted: 0,
    signatures: [],
    nonces: [],
  });
});

it("stays small over 50,000 calls", async () => {
  const first = call();
  const observer = await observeCaptures(request({ signing: { setups: [], canaries: [], quick: false } }), description);
  const headers = (index: number) =>
    [
      ["X-Signature", index.toString(16).padStart(64, "0")],
      ["X-Nonce", `nonce-${index}`],
    ] as const;
  for (let index = 0; index < 50_000; index += 1) observer.see({ ...first, headers: headers(index), body: null });
  const fact = observer.done();
  expect(fact.state === "known" ? [fact.value.signed, JSON.stringify(fact.value).length < 2_000] : null).toEqual([50_000, true]);
});
