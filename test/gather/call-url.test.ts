import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callUrl, clientName, secretForms } from "../../src/gather/call-url.ts";

const kept = (url: string, secrets: readonly string[] = [], literals: readonly string[] = []) => callUrl(url, secretForms(secrets), new Set(literals));

describe("the URL of a captured call", () => {
  it.each([
    ["https://a.example/x?page=2&sig=abc&flag#part", "https://a.example/x?page=…&sig=[redacted]&flag"],
    ["https://A.example:443/x", "https://a.example/x"],
    ["http://user:pw@a.example:8080/", "http://redacted:redacted@a.example:8080/"],
    ["http://good.example@evil.example/", "http://good.example@evil.example/"],
    ["https://a.example/u;jsessionid=12;v=1/x", "https://a.example/u;jsessionid=…;v=…/x"],
    ["https://a.example/b/0123456789abcdef0123456789abcdef", "https://a.example/b/[redacted]"],
    ["https://a.example/v/eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.abc", "https://a.example/v/[redacted]"],
    ["https://hooks.example/services/T00/B00/Xy1aBcD2eFgH3iJkL4mN5oPq", "https://hooks.example/services/T00/B00/[redacted]"],
    ["https://a.example/users/0b9f8c1e-8d5b-4c55-9f0e-1c2d3e4f5a6b", "https://a.example/users/0b9f8c1e-8d5b-4c55-9f0e-1c2d3e4f5a6b"],
    ["https://a.example/getAccountSettingsOfTheUser", "https://a.example/getAccountSettingsOfTheUser"],
    ["https://a.example/?eyJhbGciOiJIUzI1NiJ9.x=1", "https://a.example/?…=…"],
    ["wss://a.example/live?x=1", "wss://a.example/live?x=…"],
  ])("%s is kept as %s", (url, shown) => expect(kept(url)).toBe(shown));

  it("loses values of credentials wherever they stand, in each spelling", () => {
    const secrets = ["Bearer s3cr3t/+value", "k3y-of-mine"];
    expect(kept("https://a.example/s3cr3t%2F%2Bvalue/k3y-of-mine/x?k3y-of-mine", secrets)).toBe("https://a.example/[redacted]/[redacted]/x?[redacted]");
  });

  it("keeps segments that the description itself writes", () => {
    const segment = "Report2024ForTheLast3Months";
    expect(kept(`https://a.example/${segment}`)).toBe("https://a.example/[redacted]");
    expect(kept(`https://a.example/${segment}`, [], [segment])).toBe(`https://a.example/${segment}`);
  });

  it("is cut, and names only so many parameters", () => {
    expect(kept(`https://a.example/${"x/".repeat(500_000)}`)).toBe(`https://a.example/${"x/".repeat(1_023)}…`.slice(0, 2_048));
    expect(kept(`https://a.example/${"x".repeat(2_030)}/${"0123456789abcdef".repeat(4)}`)).toBe(
      `https://a.example/${"x".repeat(2_030)}`.concat("/…").slice(0, 2_048),
    );
    const many = kept(`https://a.example/?${Array.from({ length: 100_000 }, (_, i) => `p${i}=1`).join("&")}`);
    expect(many.endsWith("&p39=…&…")).toBe(true);
  });

  it("never holds a value of the query, of a credential, or a password", () => {
    const value = fc.stringMatching(/^[A-Za-z0-9]{12,40}$/).map((text) => `zq${text}qz`);
    fc.assert(
      fc.property(value, value, value, value, fc.constantFrom("https", "http"), (query, header, password, fragment, scheme) => {
        const shown = kept(`${scheme}://u:${password}@a.example/p/${header}/${encodeURIComponent(header)}?plain=${query}&sig=${header}#${fragment}`, [
          `Token ${header}`,
        ]);
        for (const secret of [query, header, password, fragment]) expect(shown).not.toContain(secret);
      }),
    );
  });

  it("never throws, and has a host whenever it had one", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (url) => void kept(url, [url.slice(0, 8)])),
      { numRuns: 30 },
    );
  });
});

it("names clients without the credentials they sent", () => {
  expect(clientName("curl/8.5.0", [])).toBe("curl/8.5.0");
  const browser = (rest: string) => clientName(`Mozilla/5.0 (X11; Linux x86_64) ${rest}`, []);
  expect(browser("AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0.0.0 Safari/537.36")).toBe("HeadlessChrome/150.0.0.0");
  expect(browser("AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.1")).toBe("Edg/150.1");
  expect(browser("AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15")).toBe("Safari/17.4");
  expect(browser("Gecko/20100101 Firefox/140.0")).toBe("Firefox/140.0");
  expect(clientName("tool key=s3cr3tvalue", secretForms(["s3cr3tvalue"]))).toBe("tool key=[redacted]");
  expect(clientName("x".repeat(1_000), [])).toHaveLength(200);
  expect(clientName(" ", [])).toBeNull();
  expect(clientName(null, [])).toBeNull();
});
