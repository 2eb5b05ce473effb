import { describe, expect, it } from "vitest";
import { siteOf } from "../../src/dns/site.ts";

describe("the site of a host", () => {
  it.each([
    ["api.partner.example.com", "example.com"],
    ["api.example.co.uk:8443", "example.co.uk"],
    ["a.github.io", "a.github.io"],
    ["deep.a.github.io", "a.github.io"],
    ["xn--bcher-kva.example.org", "example.org"],
    ["*.cdn.example.com", "example.com"],
    ["_dmarc.example.com", "example.com"],
    ["api.partner.example", "partner.example"],
    ["a.b.c.test", "c.test"],
    ["x.y.invalid", "y.invalid"],
    ["printer.local", "printer.local"],
    ["metadata.google.internal", "google.internal"],
    ["app.localhost:5000", "app.localhost"],
  ])("%s belongs to %s", (host, site) => {
    expect(siteOf(host)).toBe(site);
  });

  it.each(["localhost", "db", "db:5432", "127.0.0.1:5000", "[::1]:8443", "10.0.0.1", "co.uk", "github.io", "a..example.com", ""])("%j has none", (host) => {
    expect(siteOf(host)).toBeNull();
  });
});
