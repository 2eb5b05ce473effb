// sign and verify are each other's proof, for every built-in scheme with a shared secret and for the policy's own.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { schemesJson, schemesText } from "../../src/doors/scheme-list.ts";
import { runSign, runVerify, type SigningFlags } from "../../src/doors/signing-commands.ts";
import { builtins } from "../../src/signature/builtin/index.ts";
import { isSymmetric } from "../../src/signature/algorithm.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-sign-"));
afterAll(() => rmSync(folder, { recursive: true }));

const options = { region: "eu-west-1", service: "execute-api", account: "acct" };
const set = Object.entries(options).map(([name, value]) => `${name}=${value}`);
const shared = builtins.filter(({ name }) => isSymmetric(resolveScheme({ scheme: name, ...options }).algorithm));
/** Right in every encoding that built-ins use: hex digits, a multiple of four of them. */
const env = { KEY: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff" };
const flagsFor = (scheme: string): SigningFlags => ({ scheme, secretEnv: "KEY", keyId: "k1", set, policy: false });
const signed = async (flags: SigningFlags, body = "{}") =>
  (await runSign("post", "https://api.example.com/hook?b=2&a=1", { ...flags, body, header: ["Content-Type: application/json"], as: "raw" }, env)).text;

describe.each(shared.map(({ name }) => name))("%s", (name) => {
  it("verifies what it signed, and not what was changed", async () => {
    const request = await signed(flagsFor(name));
    expect(await runVerify(request, flagsFor(name), env)).toMatchObject({ ok: true });
    const other = { KEY: env.KEY.replace("00", "01") };
    expect(await runVerify(request, flagsFor(name), other)).toMatchObject({ ok: false });
  });
});

describe("the policy's own scheme", () => {
  const policy = join(folder, "sigproof.yml");
  writeFileSync(
    policy,
    'version: 1\nsigning:\n  scheme: custom\n  secret: { env: KEY }\n  string-to-sign: "{method}\\n{path}\\n{timestamp}\\n{body}"\n  timestamp: { format: unix-seconds, in: header, name: X-Timestamp }\n  send: [{ in: header, name: X-Signature, value: "{signature}" }]\n',
  );

  it("needs nothing but the policy", async () => {
    const request = await signed({ policy });
    const verdict = await runVerify(request, { policy }, env);
    expect(verdict.ok).toBe(true);
    expect(verdict.text).toMatch(/timestamp: \d{10}, \d s ago/);
  });

  it("says what differs, with the string to sign and without the secret", async () => {
    const request = Buffer.from((await signed({ policy })).toString().replace("{}", "[]"));
    const { ok, text } = await runVerify(request, { policy }, env);
    expect(ok).toBe(false);
    expect(text).toMatch(/string to sign.*POST\\n\/hook\\n\d+\\n\[\]/);
    expect(text).not.toContain(env.KEY);
  });
});

it.each<[what: string, work: () => Promise<unknown>, message: RegExp]>([
  ["an unset variable", () => runSign("GET", "http://a.example/", { scheme: "stripe", secretEnv: "NONE", policy: false }, env), /NONE is not set/],
  ["no scheme at all", () => runSign("GET", "http://a.example/", { secretEnv: "KEY", policy: false }, env), /no scheme is named/],
  ["an unknown scheme", () => runSign("GET", "http://a.example/", { scheme: "strpe", secretEnv: "KEY", policy: false }, env), /no signing scheme "strpe"/],
  [
    "a form nobody knows",
    () => runSign("GET", "http://a.example/", { scheme: "stripe", secretEnv: "KEY", policy: false, as: "wget" }, env),
    /none of curl, httpie, raw/,
  ],
  [
    "a header with a line break",
    () => runSign("GET", "http://a.example/", { scheme: "stripe", secretEnv: "KEY", policy: false, header: ["A: b\r\nC: d"] }, env),
    /--header/,
  ],
  ["an option that is none", () => runSign("GET", "http://a.example/", { scheme: "stripe", secretEnv: "KEY", policy: false, set: ["secret=x"] }, env), /--set/],
  ["standard input that is no request", () => runVerify(Buffer.from("hello"), { scheme: "stripe", secretEnv: "KEY", policy: false }, env), /no HTTP request/],
])("%s is refused in words", async (_what, work, message) => {
  await expect(work()).rejects.toThrow(message);
});

it("schemes are listed with what they bind, for people and for programs", () => {
  const list = JSON.parse(schemesJson()) as readonly { readonly name: string; readonly binds: readonly string[]; readonly vectors: readonly unknown[] }[];
  expect(list.map(({ name }) => name)).toEqual(builtins.map(({ name }) => name));
  expect(list.find(({ name }) => name === "github")?.binds).toEqual(["body"]);
  expect(list.every(({ vectors }) => vectors.length > 0)).toBe(true);
  expect(schemesText().split("\n").length).toBe(builtins.length + 2);
});
