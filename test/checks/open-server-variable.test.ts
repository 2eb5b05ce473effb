import { expect, it } from "vitest";
import { openServerVariable } from "../../src/checks/open-server-variable.ts";
import type { DeclaredServer } from "../../src/model/spec.ts";
import { at, policy, server, spec, variable } from "../facts.ts";

const judge = (...servers: DeclaredServer[]) => openServerVariable.run({ spec: spec({ servers }) }, policy());
const regions = (more: Parameters<typeof variable>[1]) =>
  server("https://{region}.example.com", {
    urls: ["https://eu.example.com"],
    hostPattern: "*.example.com",
    variables: [variable("region", { default: "eu", ...more })],
  });

it.each([
  ["no enum", null],
  ["an empty enum", []],
])("%s leaves the host open", (_what, values) => {
  expect(judge(regions({ enum: values }))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        confidence: "proven",
        where: { place: at("/servers/0/variables/region"), host: "*.example.com" },
        proof: ["server: https://{region}.example.com", "variable region: no enum, default eu"],
      },
    ],
  });
});

it("an enum closes it", () => {
  expect(judge(regions({ enum: ["eu", "us"] }))).toEqual({ outcome: "pass" });
});

it("each open variable of a server is a finding of its own", () => {
  const outcome = judge(server("https://{a}.{b}.example.com", { variables: [variable("a"), variable("b")] }));
  expect(outcome.outcome === "fail" && outcome.findings.map(({ subject }) => subject)).toEqual([
    "https://{a}.{b}.example.com variable a",
    "https://{a}.{b}.example.com variable b",
  ]);
});

it.each([
  ["no variable", server("https://api.example.com")],
  ["a variable in the path", server("https://api.example.com/{version}", { variables: [variable("version", { inHost: false })] })],
  ["a variable for the port", server("http://localhost:{port}/v1", { variables: [variable("port")] })],
])("is not applicable to %s", (_what, one) => {
  expect(judge(one).outcome).toBe("not-applicable");
});

it("a variable that is port and host at once is open", () => {
  expect(judge(server("https://{x}.example.com:{x}", { variables: [variable("x")] })).outcome).toBe("fail");
});

it("a path that touches the host weighs little: it takes an odd value to change the name", () => {
  const glued = server("https://api.example.com{basePath}", { variables: [variable("basePath", { default: "/v1" })] });
  expect(judge(glued)).toMatchObject({ outcome: "fail", findings: [{ severity: "low", message: expect.stringContaining("nothing separates it") }] });
});
