// sign and verify are each other's proof, for every built-in scheme in every form that is printed, and for the policy's own.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { schemesJson, schemesText } from "../../src/doors/scheme-list.ts";
import { runSign, runVerify, type SigningFlags } from "../../src/doors/signing-commands.ts";
import { builtins } from "../../src/signature/builtin/index.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import { privateKeyText } from "../signature/material.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-sign-"));
afterAll(() => rmSync(folder, { recursive: true }));

const options = { region: "eu-west-1", service: "execute-api", account: "acct" };
const set = Object.entries(options).map(([name, value]) => `${name}=${value}`);
/** Right in every encoding that built-ins with a shared secret use: hex digits, a multiple of four of them. */
const env = { KEY: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff" };
const keyFor = (name: string, seed = ""): string =>
  privateKeyText(resolveScheme({ scheme: name, ...options }), seed) ?? (seed === "" ? env.KEY : env.KEY.replace("00", "01"));
const flagsFor = (scheme: string): SigningFlags => ({ scheme, secretEnv: "KEY", keyId: "k1", set, policy: false });
const signed = async (flags: SigningFlags, body = "{}", as = "raw", using: Readonly<Record<string, string>> = env) =>
  (await runSign("post", "https://api.example.com/hook?b=2&a=1", { ...flags, body, header: ["Content-Type: application/json"], as }, using)).text;

/** The words that a shell hands to the program, first of all its name. */
const wordsOf = (command: string): readonly string[] => {
  const { stdout } = spawnSync("sh", ["-c", command.replace(/^/, "printf '%s\\0' ")], { encoding: "utf8" });
  return stdout.split("\0").slice(0, -1);
};

const asRequest = (method: string, url: string, headers: readonly string[], body: string): Buffer => {
  const at = new URL(url);
  const lines = headers.map((each) => each.replace(/^([^:;]+);$/, "$1:")).filter((each) => each !== "Content-Type:");
  const host = lines.some((each) => /^host:/i.test(each)) ? [] : [`Host: ${at.host}`];
  return Buffer.from([`${method} ${url.slice(at.origin.length)} HTTP/1.1`, ...host, ...lines, "", body].join("\r\n"));
};

/** What the program would send. */
const sentBy: Readonly<Record<string, (words: readonly string[]) => Buffer>> = {
  curl: (words) => {
    const after = (flag: string): readonly string[] => words.flatMap((word, index) => (word === flag ? [words[index + 1] ?? ""] : []));
    return asRequest(after("-X")[0] ?? "GET", words.at(-1) ?? "", after("-H"), after("--data-raw")[0] ?? "");
  },
  http: (words) => {
    const url = words.findIndex((word) => word.startsWith("https://"));
    const raw = words.indexOf("--raw");
    return asRequest(words[url - 1] ?? "", words[url] ?? "", words.slice(url + 1), raw < 0 ? "" : (words[raw + 1] ?? ""));
  },
};

describe.each(builtins.map(({ name }) => name))("%s", (name) => {
  const own = { KEY: keyFor(name) };

  it.each(["raw", "curl", "httpie"])("verifies what it signed as %s, and not with another key", async (as) => {
    const text = await signed(flagsFor(name), "{}", as, own);
    const words = as === "raw" ? [] : wordsOf(text.toString());
    const request = as === "raw" ? text : (sentBy[words[0] ?? ""]?.(words) ?? Buffer.alloc(0));
    expect(await runVerify(request, flagsFor(name), own)).toMatchObject({ ok: true });
    expect(await runVerify(request, flagsFor(name), { KEY: keyFor(name, "other") })).toMatchObject({ ok: false });
  });
});

describe("--set", () => {
  const stringOf = async (...pairs: readonly string[]): Promise<string> =>
    (await runSign("POST", "https://api.example.com/hook?b=2", { ...flagsFor("stripe"), set: pairs, body: "{}" }, env)).note;

  it.each([
    ["a template, typed in single quotes", ["string-to-sign={method}\\n{path}"], 'string to sign: "POST\\n/hook"'],
    ["a template with a newline of the shell's own", ["string-to-sign={method}\n{path}"], 'string to sign: "POST\\n/hook"'],
    ["a template that begins like JSON", ["string-to-sign={body}.{path}"], 'string to sign: "{}./hook"'],
    ["definitions", ["string-to-sign={x}", 'define={"x":"{method}\\n{host}"}'], 'string to sign: "POST\\napi.example.com"'],
    ["a word", ["algorithm=hmac-sha512", "string-to-sign={method}"], 'string to sign: "POST"'],
    ["how the secret is read", ['secret={"encoding":"hex"}', "string-to-sign={path}"], 'string to sign: "/hook"'],
  ] as const)("takes %s", async (_what, pairs, expected) => {
    expect(await stringOf(...pairs)).toContain(expected);
  });

  it("signs in the header where it says so, though the value is no text", async () => {
    const flags = { ...flagsFor("gcs-v4"), set: ["presigned=false"] };
    expect((await signed(flags, "{}", "raw", { KEY: keyFor("gcs-v4") })).toString()).toContain("Authorization: GOOG4-RSA-SHA256 Credential=k1/");
  });

  it.each([
    ["=x", /is not name=value/, null],
    ["regoin=x", /there is no field regoin/, "did you mean region?"],
    ["scheme=x", /scheme is said by --scheme/, null],
    ["secret=hunter2", /the secret itself is never an argument/, null],
    ['secret={"env":"KEY"}', /the secret itself is never an argument/, null],
    ["components=host", /the value of components is no JSON/, `such as --set 'components=["host","date"]'`],
    ["presigned=yes", /the value of presigned is no JSON/, "such as --set 'presigned=true'"],
    ["expires=0", /--set expires: must be a whole number from 1/, null],
    ["algorithm=rot13", /--set algorithm: must be one of hmac-md5/, null],
    ["string-to-sign={mehtod}", /there is no variable \{mehtod\}/, "did you mean {method}?"],
  ] as const)("%s is refused with the name of the field", async (pair, message, hint) => {
    const work = stringOf(pair);
    await expect(work).rejects.toThrow(message);
    await expect(work).rejects.not.toThrow(/hunter2/);
    if (hint !== null) await expect(work).rejects.toMatchObject({ hint });
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
