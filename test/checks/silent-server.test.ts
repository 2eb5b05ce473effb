import { expect, it } from "vitest";
import { silentServer } from "../../src/checks/silent-server.ts";
import { at, call, policy, server, spec, target, traffic } from "../facts.ts";

const two = spec({ servers: [server("https://api.example.com/v1"), server("https://old.example.com/v1", { place: at("/servers/1/url") })] });
const judge = (calls: ReturnType<typeof traffic>, facts = two, to = target({ baseUrl: null, offline: true })) =>
  silentServer.run({ target: to, spec: facts, calls }, policy());

it("passes when each server was called", () =>
  expect(judge(traffic(call("https://api.example.com/v1/a"), call("https://old.example.com/v1"))).outcome).toBe("pass"));

it("fails for a server that was not, on its line", () =>
  expect(judge(traffic(call("https://api.example.com/v1/a", { count: 7 })))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "server https://old.example.com/v1",
        message: "None of 7 captured calls went to the declared server https://old.example.com/v1",
        where: { place: at("/servers/1/url"), host: "old.example.com" },
      },
    ],
  }));

it("compares base paths as whole segments", () =>
  expect(judge(traffic(call("https://api.example.com/v10/a"), call("https://old.example.com/v1/a")))).toMatchObject({
    findings: [{ subject: "server https://api.example.com/v1" }],
  }));

it("takes a tunnel to the host for a call of the server", () =>
  expect(judge(traffic(call("https://api.example.com/", { tunnel: true }), call("https://old.example.com/", { tunnel: true }))).outcome).toBe("pass"));

it("counts calls to the base URL for the host that it stands for", () => {
  const one = spec({ servers: [server("https://api.example.com")] });
  expect(judge(traffic(call("http://127.0.0.1:5000/a")), one, target({ alias: "api.example.com" })).outcome).toBe("pass");
  expect(judge(traffic(call("http://127.0.0.1:5000/a")), one, target()).outcome).toBe("fail");
});

it("takes any host of an open variable", () =>
  expect(
    judge(traffic(call("https://a.example.org/")), spec({ servers: [server("https://{shop}.example.org", { urls: [], hostPattern: "*.example.org" })] }))
      .outcome,
  ).toBe("pass"));

it("does not apply without a call, nor without an absolute server", () => {
  expect(judge(traffic()).outcome).toBe("not-applicable");
  expect(judge(traffic(call("https://api.example.com/")), spec({ servers: [server("/v1")] })).outcome).toBe("not-applicable");
});
