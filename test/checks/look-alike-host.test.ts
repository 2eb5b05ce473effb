import { domainToUnicode } from "node:url";
import { expect, it } from "vitest";
import { lookAlikeHost } from "../../src/checks/look-alike-host.ts";
import { siteOf } from "../../src/dns/site.ts";
import type { Facts } from "../../src/model/evidence.ts";
import { hostnameOf, hostOf } from "../../src/model/host.ts";
import type { ReferenceSource } from "../../src/model/visit.ts";
import { declaredHosts } from "../../src/openapi/declared-hosts.ts";
import { of, operation, policy, redirect, reference, server, spec, step, target, visit, visits } from "../facts.ts";

const pets = operation("GET /pets");
const description = spec({ operations: [pets], servers: [server("https://api.example.com"), server("https://xn--bcher-kva.example")] });
/** As gather writes it: every declared and observed host. */
const sitesOf = (hosts: Iterable<string>): Facts["sites"] =>
  Object.fromEntries([...hosts].map((host) => [host, { site: siteOf(host), unicode: domainToUnicode(hostnameOf(host)) }]));
const facts = (one: ReturnType<typeof visit>, seen: string[]) => ({
  target: target(),
  spec: description,
  visits: visits(one),
  sites: sitesOf([...declaredHosts(description, target()), ...seen]),
});
const byRedirect = (host: string, allow: string[] = []) => {
  const to = `https://${host}/x`;
  return lookAlikeHost.run(facts(visit(of("GET /pets"), [redirect(to)]), [hostOf(to) ?? ""]), policy({ hosts: { allow } }));
};

it.each([
  ["api.example.com.evil.example", "contains api.example.com", "proven"],
  ["example.com.evil.net", "contains example.com", "proven"],
  ["login.example.com.evil.net:8443", "contains example.com", "proven"],
  ["api-example-com.evil.net", "contains api.example.com", "likely"],
  ["evil-example.com", "contains example.com", "likely"],
  ["notexample.com", "ends like example.com", "likely"],
  ["api.example.community", "begins like api.example.com", "likely"],
  ["api.exаmple.com", "looks like example.com", "proven"],
  ["ехаmрlе.com", "looks like example.com", "proven"],
  ["exämple.com", "looks like example.com", "proven"],
  ["examp1e.com", "looks like example.com", "proven"],
  ["exarnple.com", "looks like example.com", "proven"],
  ["exampel.com", "is one typing slip away from example.com", "likely"],
  ["exmple.com", "is one typing slip away from example.com", "likely"],
  ["exxample.com", "is one typing slip away from example.com", "likely"],
  ["exanple.net", "is one typing slip away from example.com", "likely"],
])("%s %s: %s", (host, how, confidence) => {
  expect(byRedirect(host)).toMatchObject({ outcome: "fail", findings: [{ confidence, message: expect.stringContaining(how) }] });
});

it.each([
  ["the declared host", "api.example.com"],
  ["another port of it", "api.example.com:8443"],
  ["another name of the same domain", "cdn.example.com"],
  ["something else altogether", "files.other.net"],
  ["a name that shares letters", "avatars.githubusercontent.com"],
  ["the same word under another ending", "example.org"],
  ["the same word under a longer ending", "example.co.uk"],
  ["a short name that is near to everything", "b.cher.example"],
  ["an address", "93.184.216.34"],
  ["loopback", "localhost:8080"],
  ["a single label", "example"],
])("%s (%s) is no look-alike", (_what, host) => {
  expect(byRedirect(host)).toEqual({ outcome: "pass" });
});

it("`hosts.allow` accepts one", () => {
  expect(byRedirect("evil-example.com", ["evil-example.com"]).outcome).toBe("pass");
});

it("a redirect is proved by the answer", () => {
  expect(byRedirect("api.example.com.evil.example")).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "GET /pets names api.example.com.evil.example",
        where: { place: pets.place, operation: "GET /pets", host: "api.example.com.evil.example" },
        proof: ["GET http://127.0.0.1:5000/pets", "HTTP 302", "Location: https://api.example.com.evil.example/x", "declared: api.example.com"],
      },
    ],
  });
});

it.each<ReferenceSource>(["body", "cors", "csp", "set-cookie", "link", "location"])("a look-alike in %s counts too, once for each entry", (source) => {
  const named = reference(source, "https://examp1e.com/a.png", "/items/0/avatar_url");
  const outcome = lookAlikeHost.run(facts(visit(of("GET /pets"), [step({ references: [named, named] })]), ["examp1e.com"]), policy());
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [
      { proof: ["GET http://127.0.0.1:5000/pets", "HTTP 200", `${source} (/items/0/avatar_url): https://examp1e.com/a.png`, "declared: example.com"] },
    ],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is unknown when a body could not be read, because what was not seen is not clean", () => {
  const unread = step({ body: { reason: "response-limit", detail: "the body is larger than 4 MiB" } });
  expect(lookAlikeHost.run(facts(visit(of("GET /pets"), [unread]), []), policy())).toEqual({
    outcome: "unknown",
    why: expect.stringContaining("larger than 4 MiB"),
  });
});
