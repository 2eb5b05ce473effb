import { describe, expect, it } from "vitest";
import { secretSpellings, scrubbedEvidence, withoutSecrets } from "../../src/gather/scrub.ts";
import { known } from "../../src/model/evidence.ts";
import { secretOf } from "../../src/model/secret.ts";
import type { SigningSetup } from "../../src/model/signing.ts";
import { scenes } from "../scenes/scenes.ts";

const setup = (secret: string, previous: string | null = null): SigningSetup => ({
  form: { scheme: "custom" },
  keyId: null,
  operations: null,
  secret: secretOf(secret),
  missing: null,
  previous: previous === null ? null : secretOf(previous),
  place: null,
});
const signing = (...setups: readonly SigningSetup[]) => ({ signing: { setups, canaries: [], quick: false } });
const evidence =
  Object.values(scenes)[0]?.evidence ??
  (() => {
    throw new Error("there are scenes");
  })();

describe("secrets are taken out by value", () => {
  it.each([
    ["as it is", "CaNaRy+9/Zt4"],
    ["in base64", Buffer.from("CaNaRy+9/Zt4").toString("base64")],
    ["in hex", Buffer.from("CaNaRy+9/Zt4").toString("hex")],
    ["percent-encoded", "CaNaRy%2B9%2FZt4"],
    ["of a retired key", "OlDoNe-3-r8Yu5"],
  ])("%s", (_how, form) => {
    const spellings = secretSpellings(signing(setup("CaNaRy+9/Zt4", "OlDoNe-3-r8Yu5")));
    expect(withoutSecrets(`https://a.example/${form}/x`, spellings)).toBe("https://a.example/redacted/x");
  });

  it("of a key that is encoded itself, its bytes too", () => {
    const bytes = Buffer.from("the bytes that really sign it");
    const spellings = secretSpellings(signing(setup(`whsec_${bytes.toString("base64")}`)));
    expect(withoutSecrets(`/x/${bytes.toString("hex")}`, spellings)).toBe("/x/redacted");
  });

  it("of a key of several lines, each line but the labels", () => {
    const pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----";
    const spellings = secretSpellings(signing(setup(pem)));
    expect(withoutSecrets("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF", spellings)).toBe("redacted");
    expect(withoutSecrets("-----BEGIN PRIVATE KEY-----", spellings)).toBe("-----BEGIN PRIVATE KEY-----");
  });

  it("but no ordinary word and nothing short, which stand in every text", () => {
    expect(secretSpellings(signing(setup("password"), setup("abc12")))).toEqual([]);
  });
});

describe("evidence", () => {
  it("that holds none is the same object, and so are the descriptions in one that does", () => {
    expect(scrubbedEvidence(evidence, signing(setup("CaNaRy+9/Zt4")))).toBe(evidence);
    const leaking = { ...evidence, problems: [{ kind: "hint" as const, message: "it says CaNaRy+9/Zt4", place: null }] };
    const clean = scrubbedEvidence(leaking, signing(setup("CaNaRy+9/Zt4")));
    expect(clean.problems[0]?.message).toBe("it says redacted");
    expect(clean.documents).toBe(leaking.documents);
  });

  it("loses it from descriptions and names of fields as well", () => {
    const document = { file: "openapi.yaml", text: "example: CaNaRy+9/Zt4 # key\n" };
    const leaking = { ...evidence, documents: [document], facts: { ...evidence.facts, sites: known({ "cana.CaNaRy+9/Zt4": { site: null, unicode: "x" } }) } };
    const clean = scrubbedEvidence(leaking, signing(setup("CaNaRy+9/Zt4")));
    expect(clean.documents[0]?.text).toBe("example: redacted # key\n");
    expect(JSON.stringify(clean)).not.toContain("CaNaRy");
  });
});
