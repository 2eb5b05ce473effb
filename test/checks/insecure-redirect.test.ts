import { expect, it } from "vitest";
import { insecureRedirect } from "../../src/checks/insecure-redirect.ts";
import type { Target } from "../../src/model/evidence.ts";
import type { DeclaredServer } from "../../src/model/spec.ts";
import type { Step } from "../../src/model/visit.ts";
import { of, operation, policy, redirect, server, spec, step, target, visit, visits } from "../facts.ts";

const secure = [server("https://api.example.com")];
const pets = operation("GET /pets");
const judge = (hop: Step, to: Partial<Target> = {}, servers: DeclaredServer[] = secure, own = [0]) =>
  insecureRedirect.run(
    { target: target(to), spec: spec({ servers, operations: [{ ...pets, servers: own }] }), visits: visits(visit(of("GET /pets"), [hop])) },
    policy(),
  );

it("a redirect to plain http is a finding, with the answer and the promise as proof", () => {
  expect(judge(redirect("http://api.example.com/pets/"))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "GET /pets to http://api.example.com",
        confidence: "proven",
        where: { place: pets.place, operation: "GET /pets", host: "api.example.com" },
        proof: ["GET http://127.0.0.1:5000/pets", "HTTP 302", "Location: http://api.example.com/pets/", "declared server: https://api.example.com"],
      },
    ],
  });
});

it.each([
  ["to https", redirect("https://api.example.com/"), {}],
  ["to the base URL's own origin", redirect("http://127.0.0.1:5000/pets/"), {}],
  ["to the base URL's own origin, where that is no loopback", redirect("http://flask:5000/pets/"), { baseUrl: "http://flask:5000" }],
  ["from loopback to loopback", redirect("http://localhost:8080/"), {}],
  ["nowhere", step(), {}],
])("a redirect %s is none", (_what, hop, to) => {
  expect(judge(hop, to)).toEqual({ outcome: "pass" });
});

it("loopback is no excuse when a remote server points there", () => {
  expect(judge(redirect("http://127.0.0.1/", { url: "https://api.example.com/pets" }), { baseUrl: "https://api.example.com" }).outcome).toBe("fail");
});

it.each([
  ["asked by alias, it answers with the alias", { alias: "api.example.com" }, "likely"],
  ["asked by alias, it answers with another host", { alias: "www.example.com" }, "proven"],
  ["asked by another host", {}, "proven"],
])("a server that repeats the scheme by which it was reached may not know better: %s", (_what, to, confidence) => {
  expect(judge(redirect("http://api.example.com/pets/"), to)).toMatchObject({ outcome: "fail", findings: [{ confidence }] });
});

it("an alias with the port of the base URL is the alias: nginx adds the port on which it listens", () => {
  expect(judge(redirect("http://api.example.com:5000/pets/"), { alias: "api.example.com" })).toMatchObject({ findings: [{ confidence: "likely" }] });
  expect(judge(redirect("http://api.example.com:5001/pets/"), { alias: "api.example.com" })).toMatchObject({ findings: [{ confidence: "proven" }] });
});

it("from https to http is proven even where no absolute server is declared", () => {
  const hop = redirect("http://api.example.com/pets/", { url: "https://api.example.com/pets" });
  expect(judge(hop, { baseUrl: "https://api.example.com" }, [server("/v1")])).toMatchObject({ outcome: "fail", findings: [{ confidence: "proven" }] });
});

it("an operation with a plain http server of its own promised nothing", () => {
  const servers = [...secure, server("http://old.example.com", { scope: "operation" })];
  expect(judge(redirect("http://old.example.com/pets/"), {}, servers, [1])).toEqual({ outcome: "pass" });
});

it("is not applicable where nobody promises https", () => {
  expect(judge(redirect("http://a.test/"), {}, [server("http://api.example.com")]).outcome).toBe("not-applicable");
});

it("is unknown when no operation could be visited", () => {
  expect(insecureRedirect.run({ target: target(), spec: spec(), visits: visits() }, policy()).outcome).toBe("unknown");
});
