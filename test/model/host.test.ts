import { describe, expect, it } from "vitest";
import { hostOf, parseUrl } from "../../src/model/host.ts";
import { cpuMs } from "../cpu.ts";

describe("names longer than any name", () => {
  it("are no hosts", () => {
    const long = `https://${"a.".repeat(128)}test/`;
    expect(parseUrl(long)).toBeNull();
    expect(hostOf(new URL(long))).toBeNull();
    expect(hostOf(`https://${"a.".repeat(125)}test/`)).toBe(`${"a.".repeat(125)}test`);
  });

  it("cost no time, whatever they are made of", () => {
    expect(cpuMs(() => hostOf(`https://${".".repeat(60_000)}x/`))).toBeLessThan(200);
  });
});
