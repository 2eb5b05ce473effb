import { expect, it } from "vitest";
import { rebindingAnswer } from "../../src/checks/rebinding-answer.ts";
import type { DnsView } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { answer, authority, look, resolution, timeout, view } from "../name-facts.ts";

const judge = (resolvers: DnsView[], allowPrivate: string[] = []) =>
  rebindingAnswer.run({ spec: spec(), resolutions: [resolution({ resolvers })] }, policy({ hosts: { allowPrivate } }));
const changing = (...addresses: string[]) => view("udp://192.0.2.53", answer([]), { looks: addresses.map((address) => look(answer([address]))) });

it("public at the first look and loopback at the second is a finding", () => {
  expect(judge([changing("93.184.216.34", "127.0.0.1")])).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "name api.example.com", confidence: "proven", proof: ["udp://192.0.2.53: public 93.184.216.34; not public 127.0.0.1"] }],
  });
});

it.each([
  ["A public and AAAA loopback", [look(answer(["93.184.216.34"])), look(answer(["::1"]), { family: "AAAA" as const })]],
  ["one private among sixty-four", [look(answer([...Array.from({ length: 63 }, (_, i) => `93.184.216.${i + 1}`), "10.0.0.1"]))]],
  ["public to metadata", [look(answer(["93.184.216.34"])), look(answer(["169.254.169.254"]))]],
])("%s too", (_what, looks) => {
  expect(judge([view("udp://192.0.2.53", answer([]), { looks })]).outcome).toBe("fail");
});

it.each([
  ["two public addresses", [changing("93.184.216.34", "93.184.216.35")], []],
  ["private at both looks", [changing("10.0.0.1", "10.0.0.2")], []],
  ["one source public, another private: the office from inside", [changing("93.184.216.34"), changing("10.0.0.1")], []],
  ["private as expected", [changing("93.184.216.34", "10.0.0.1")], ["10.0.0.0/8"]],
])("%s is none", (_what, resolvers, allowPrivate) => {
  expect(judge(resolvers, allowPrivate)).toEqual({ outcome: "pass" });
});

it("is unknown where nobody answered, and not applicable without a name", () => {
  expect(rebindingAnswer.run({ spec: spec(), resolutions: [resolution({ resolvers: [view("a", timeout)], authoritative: [] })] }, policy()).outcome).toBe(
    "unknown",
  );
  expect(rebindingAnswer.run({ spec: spec(), resolutions: [] }, policy()).outcome).toBe("not-applicable");
  expect(
    rebindingAnswer.run({ spec: spec(), resolutions: [resolution({ resolvers: [], authoritative: [authority(["93.184.216.34"])] })] }, policy()).outcome,
  ).toBe("pass");
});
