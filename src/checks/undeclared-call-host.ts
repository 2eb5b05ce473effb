// Judges captured calls by the host they went to. Pure.

import type { ObservedCall } from "../model/call.ts";
import { defineCheck, type Finding, notApplicable } from "../model/check.ts";
import { hostnameOf, isLoopbackHost } from "../model/host.ts";
import { countOf, groupCalls, judgeCalls, quoteCalls, times, upTo } from "../model/observed.ts";
import { serversPlace } from "../openapi/declared-calls.ts";
import { allows, declaredHosts, declares } from "../openapi/declared-hosts.ts";

/** Ports of this machine change from run to run. */
const nameOf = ({ host }: ObservedCall): string => (isLoopbackHost(host) ? hostnameOf(host) : host);

export const undeclaredCallHost = defineCheck({
  id: "undeclared-call-host",
  title: "A call went to a host that the description does not declare",
  category: "traffic",
  severity: "high",
  since: "0.1.0",
  needs: ["target", "spec", "calls"],
  doc: {
    what: "Compares the host of every captured call with the hosts of the description, the base URL and the policy's `hosts.allow`. The comparison is exact. Each host is one finding, with its calls as proof; this machine's own addresses are only noted.",
    why: "Software that was built against one API talks to somebody else: a forgotten debugging address, a redirect that was followed, a package that phones home. What it sends there, nobody has reviewed.",
    fix: "Find the code that makes the call; the proof names the client where the capture does. If the host is yours, declare it under `servers`; if it is merely trusted, name it in the policy under `hosts.allow`.",
    example: {
      language: "python",
      before: `# servers: [{ url: https://api.partner.example.com }]
@app.post("/orders")
def order():
    requests.post("https://collector.example.net/orders", json=request.json)
    return partner.post("/orders", json=request.json)`,
      after: `@app.post("/orders")
def order():
    return partner.post("/orders", json=request.json)`,
    },
    references: ["https://spec.openapis.org/oas/v3.1.1.html#server-object", "https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/"],
    cwe: [441, 829],
    owasp: ["API10:2023"],
  },
  run({ target, spec, calls }, policy) {
    if (declaredHosts(spec, target).size === 0) return notApplicable("the description declares no host to compare with, and no base URL was given");
    const strays = calls.calls.filter(({ host }) => !declares(spec, target, host) && !allows(policy, host));
    const findings = [...groupCalls(strays, nameOf)].map(([host, made]): Finding => {
      const local = isLoopbackHost(host);
      const clients = [...new Set(made.flatMap(({ client }) => (client === null ? [] : [client])))];
      const by = clients.length === 0 ? "" : ` by ${clients.slice(0, 3).join(", ")}${clients.length > 3 ? " and others" : ""}`;
      return {
        subject: `calls ${host}`,
        message: `${host} was called ${times(countOf(made))}${by}, and the description does not declare it${local ? "; it is this machine" : ""}`,
        confidence: "proven",
        ...(local ? { severity: "info" as const } : {}),
        where: { place: serversPlace(spec), host, url: made[0]?.url ?? "" },
        proof: quoteCalls(made),
      };
    });
    return judgeCalls(upTo(findings, "other hosts were called, and the description does not declare them"), calls);
  },
});
