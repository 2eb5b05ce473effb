import { expect, it } from "vitest";
import { internalServer } from "../../src/checks/internal-server.ts";
import { at, policy, server, spec } from "../facts.ts";

const judge = (...urls: string[]) =>
  internalServer.run({ spec: spec({ servers: urls.map((url, i) => server(url, { place: at(`/servers/${i}`) })) }) }, policy());
const open = "https://api.example.com";

it.each([
  ["https://10.20.0.7:8443", "private"],
  ["https://172.16.0.1", "private"],
  ["https://192.168.1.1", "private"],
  ["https://100.64.0.1", "shared"],
  ["https://169.254.1.1", "link-local"],
  ["http://169.254.169.254/latest/", "metadata"],
  ["http://0xa9fea9fe/", "metadata"],
  ["http://[::ffff:169.254.169.254]/", "metadata"],
  ["https://[fd00::1]", "private"],
  ["https://[fe80::1]", "link-local"],
])("%s beside a public server is a finding (%s)", (url, kind) => {
  const outcome = judge(open, url);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "proven", message: expect.stringContaining(kind), where: { place: at("/servers/1") }, proof: [`server: ${url}`] }],
  });
  expect(outcome.outcome === "fail" && outcome.findings[0].severity).toBe(undefined);
});

it.each(["http://localhost:8080", "http://127.0.0.1:5000", "http://[::1]:5000", "http://0.0.0.0:80", "http://api.localhost"])(
  "%s beside a public server is only noted, calmly",
  (url) => {
    expect(judge(open, url)).toMatchObject({ outcome: "fail", findings: [{ severity: "info", message: expect.stringContaining("nothing is wrong") }] });
  },
);

it.each([
  ["public servers alone", [open, "https://93.184.216.34"]],
  ["a single label or an internal name", [open, "https://db", "https://db.internal"]],
])("%s pass", (_what, urls) => {
  expect(judge(...urls)).toEqual({ outcome: "pass" });
});

it.each([
  ["internal servers among themselves", ["https://10.0.0.1", "http://localhost"]],
  ["no servers", []],
  ["relative servers", ["/v1"]],
])("is not applicable to %s", (_what, urls) => {
  expect(judge(...urls).outcome).toBe("not-applicable");
});
