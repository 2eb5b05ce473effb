import { expect, it } from "vitest";
import { insecureCall } from "../../src/checks/insecure-call.ts";
import { at, call, cutTraffic, policy, spec, target, traffic } from "../facts.ts";

const judge = (calls: ReturnType<typeof traffic>, to = target({ baseUrl: null, offline: true })) =>
  insecureCall.run({ target: to, spec: spec(), calls }, policy());

it("passes when calls went over https, or stayed on this machine", () =>
  expect(judge(traffic(call("https://api.example.com/"), call("http://127.0.0.1:5000/"), call("http://[::1]/"), call("http://localhost/"))).outcome).toBe(
    "pass",
  ));

it("fails for each host that was called over http, and says what went along", () =>
  expect(
    judge(
      traffic(
        call("http://api.example.com/a", { credentials: ["header x-signature", "query key"] }),
        call("http://api.example.com/b"),
        call("ws://push.example.com/"),
      ),
    ),
  ).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "plain http to api.example.com",
        message: "api.example.com was called 2 times over plain http, with header x-signature, query key",
        confidence: "proven",
        where: { place: at("/servers"), host: "api.example.com" },
      },
      { subject: "plain http to push.example.com" },
    ],
  }));

it("leaves the base URL's own origin alone, and no other of its host", () => {
  const to = target({ baseUrl: "http://flask:5000" });
  expect(judge(traffic(call("http://flask:5000/pets")), to).outcome).toBe("pass");
  expect(judge(traffic(call("http://flask:5001/pets")), to).outcome).toBe("fail");
});

it("weighs a neighbour in the same network little", () => {
  for (const url of ["http://payments:8080/", "http://10.1.2.3/"]) expect(judge(traffic(call(url)))).toMatchObject({ findings: [{ severity: "low" }] });
  expect(judge(traffic(call("http://203.0.113.7/")))).not.toMatchObject({ findings: [{ severity: "low" }] });
});

it("says nothing of a tunnel", () => expect(judge(traffic(call("https://api.example.com/", { tunnel: true }))).outcome).toBe("pass"));

it("is unknown when nothing was found in a part, and does not apply without a call", () => {
  expect(judge(cutTraffic(call("https://api.example.com/"))).outcome).toBe("unknown");
  expect(judge(traffic()).outcome).toBe("not-applicable");
});
