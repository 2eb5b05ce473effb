import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Name, resemblanceTo } from "../../src/dns/resemblance.ts";
import { cpuMs } from "../cpu.ts";

const resemblance = (seen: Name, known: Name[]) => resemblanceTo(known)(seen);
const name = (host: string, site: string, unicode = host) => ({ name: host, site, unicode });
const api = name("api.example.com", "example.com");

it("the strongest resemblance wins, whatever comes first", () => {
  const near = name("api.exanple.org", "exanple.org");
  const seen = name("api.example.com.evil.net", "evil.net");
  expect(resemblance(seen, [near, api])).toEqual({ how: "contains", of: "api.example.com", confidence: "proven" });
  expect(resemblance(seen, [api, near])).toEqual({ how: "contains", of: "api.example.com", confidence: "proven" });
});

it.each([
  ["siblings that differ by a number", name("cdn1example.com", "cdn1example.com"), name("cdn2example.com", "cdn2example.com")],
  ["a longer public suffix of the same word", name("example.co.uk", "example.co.uk"), name("api.example.co", "example.co")],
  ["a name below a declared one, where the suffix list draws the line elsewhere", name("shop.example.com", "shop.example.com"), api],
  ["a short domain inside a longer one", name("netflix.com", "netflix.com"), name("api.x.com", "x.com")],
  ["two short domains", name("abd.com", "abd.com"), name("abc.com", "abc.com")],
])("%s do not resemble each other", (_what, seen, known) => {
  expect(resemblance(seen, [known])).toBe(null);
});

it.each([
  ["Cyrillic а", "аpple.com"],
  ["Greek ο", "gοοgle.com", "google.com"],
  ["full width", "ａpple.com"],
  ["an accent", "applé.com"],
  ["a digit", "app1e.com"],
])("a letter that passes for another is seen: %s", (_what, unicode, real = "apple.com") => {
  expect(resemblance(name("xn--seen.com", "xn--seen.com", unicode), [name(`api.${real}`, real)])).toMatchObject({ how: "looks like", confidence: "proven" });
});

it("only the registrable part is compared by sight: the owner chooses what stands before it", () => {
  expect(resemblance(name("login.exаmple.com", "xn--exmple-4nf.com", "login.exаmple.com"), [api])).toMatchObject({ how: "looks like" });
  expect(resemblance(name("xn--pi-7kc.other.com", "other.com", "аpi.other.com"), [api])).toBe(null);
});

const label = fc.stringMatching(/^[a-z0-9]{1,12}$/);
it("a name resembles neither itself nor its neighbours in one domain", () => {
  fc.assert(
    fc.property(label, label, label, (a, b, domain) => {
      const site = `${domain}.com`;
      expect(resemblance(name(`${a}.${site}`, site), [name(`${b}.${site}`, site), name(site, site)])).toBe(null);
    }),
  );
});

it("every declared name followed by a foreign domain is proven", () => {
  fc.assert(
    fc.property(label, label, label, (a, domain, evil) => {
      fc.pre(evil !== domain);
      const real = `${a}.${domain}.com`;
      expect(resemblance(name(`${real}.${evil}.net`, `${evil}.net`), [name(real, `${domain}.com`)])).toMatchObject({ how: "contains", confidence: "proven" });
    }),
  );
});

it("ten thousand hosts in hostile answers do not stall it", () => {
  const likeness = resemblanceTo(Array.from({ length: 20 }, (_, i) => name(`api.service${i}example.com`, `service${i}example.com`)));
  const act = () => {
    for (let i = 0; i < 10_000; i += 1) likeness(name(`h${i}.${"a".repeat(40)}.evil.net`, "evil.net"));
  };
  expect(cpuMs(act)).toBeLessThan(5000);
});
