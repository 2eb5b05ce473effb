// A secret prints as [secret], whoever prints it, and only reveal() gives it away.

import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../src/model/secret.ts";

const canary = 'canary-+/=%"\n-0123456789';
const secret = secretOf(canary);

describe("a secret", () => {
  it.each([
    ["String()", () => String(secret)],
    ["a template", () => `<${secret as unknown as string}>`],
    ["concatenation", () => "".concat(secret as unknown as string)],
    ["JSON", () => JSON.stringify({ secret })],
    ["inspect", () => inspect({ secret }, { showHidden: true, depth: 9, getters: true })],
    ["format", () => format("%s %o %O %j %d", secret, secret, secret, secret, secret)],
    ["join", () => [secret].join(",")],
    ["an error", () => new Error(`bad ${secret as unknown as string}`).stack ?? ""],
    ["valueOf", () => String((secret as unknown as { valueOf(): unknown }).valueOf())],
  ])("prints as [secret] in %s", (_says, print) => {
    const text = print();
    for (const form of [canary, "canary", Buffer.from(canary).toString("base64"), Buffer.from(canary).toString("hex"), encodeURIComponent(canary)])
      expect(text).not.toContain(form);
    expect(text).toContain("[secret]");
  });

  it("has nothing that a spread, a key list or a clone could take", () => {
    expect({ ...secret }).toEqual({});
    expect(Object.keys(secret)).toEqual([]);
    expect(Object.entries(Object.getOwnPropertyDescriptors(secret)).every(([, property]) => !property.enumerable)).toBe(true);
    expect(JSON.stringify(Object.getOwnPropertyNames(secret).map((name) => (secret as unknown as Record<string, unknown>)[name]))).not.toContain("canary");
    expect(() => structuredClone(secret)).not.toThrow();
    expect(JSON.stringify(structuredClone(secret) as unknown)).not.toContain("canary");
  });

  it("gives a copy of its bytes to who asks by name, and cannot be changed through it", () => {
    const bytes = secret.reveal();
    expect(Buffer.from(bytes).toString()).toBe(canary);
    bytes.fill(0);
    expect(Buffer.from(secret.reveal()).toString()).toBe(canary);
    expect(secret.length).toBe(canary.length);
    expect(Object.isFrozen(secret)).toBe(true);
  });

  it("keeps bytes that are no text", () => {
    const given = new Uint8Array([0, 255, 128]);
    const made = secretOf(given);
    given.fill(1);
    expect([...made.reveal()]).toEqual([0, 255, 128]);
  });
});
