// Judges captured calls by their scheme. Pure.

import { kindOfAddress } from "../dns/address.ts";
import type { ObservedCall } from "../model/call.ts";
import { defineCheck, type Finding } from "../model/check.ts";
import type { Target } from "../model/evidence.ts";
import { hostnameOf, isLoopbackHost, isSingleLabel, sameOrigin } from "../model/host.ts";
import { countOf, groupCalls, judgeCalls, quoteCalls, times, upTo } from "../model/observed.ts";
import { serversPlace } from "../openapi/declared-calls.ts";

const isClear = ({ url, host, tunnel }: ObservedCall, { baseUrl }: Target): boolean =>
  !tunnel && /^(?:http|ws):/i.test(url) && !isLoopbackHost(host) && !(baseUrl !== null && sameOrigin(url, baseUrl));

/** A container beside the service, or a machine of the same network. */
const isNear = (host: string): boolean => {
  const kind = kindOfAddress(hostnameOf(host));
  return isSingleLabel(host) || kind === "private" || kind === "shared";
};

export const insecureCall = defineCheck({
  id: "insecure-call",
  title: "A call went over plain http",
  category: "traffic",
  severity: "high",
  since: "0.1.0",
  needs: ["target", "spec", "calls"],
  doc: {
    what: "Looks for captured calls to an `http://` or `ws://` address. This machine and the base URL's own origin are left alone; names without a dot and private addresses, as service containers have them, weigh little.",
    why: "Everything in such a call can be read and changed on the way: signature, key id, body and answer. A redirect to https comes too late, for the request has been sent by then.",
    fix: "Call the https address. Where the address is configured, refuse others at start-up, so that no environment can switch it off unnoticed.",
    example: {
      language: "python",
      before: `PARTNER = os.environ.get("PARTNER_URL", "http://api.partner.example.com")
requests.post(f"{PARTNER}/orders", json=order, headers=sign(order))`,
      after: `PARTNER = os.environ.get("PARTNER_URL", "https://api.partner.example.com")
assert PARTNER.startswith("https://")
requests.post(f"{PARTNER}/orders", json=order, headers=sign(order))`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9325#section-3.2", "https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/"],
    cwe: [319],
    owasp: ["API8:2023"],
  },
  run({ target, spec, calls }) {
    const clear = calls.calls.filter((call) => isClear(call, target));
    const findings = [...groupCalls(clear, ({ host }) => host)].map(([host, made]): Finding => {
      const carried = [...new Set(made.flatMap(({ credentials }) => credentials))].sort();
      return {
        subject: `plain http to ${host}`,
        message: `${host} was called ${times(countOf(made))} over plain http${carried.length === 0 ? "" : `, with ${carried.slice(0, 5).join(", ")}`}`,
        confidence: "proven",
        ...(isNear(host) ? { severity: "low" as const } : {}),
        where: { place: serversPlace(spec), host, url: made[0]?.url ?? "" },
        proof: quoteCalls(made),
      };
    });
    return judgeCalls(upTo(findings, "other hosts were called over plain http"), calls);
  },
});
