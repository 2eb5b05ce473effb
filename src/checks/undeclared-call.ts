// Judges captured calls to declared hosts by path and method. Pure.

import type { ObservedCall } from "../model/call.ts";
import { defineCheck, type Finding, notApplicable } from "../model/check.ts";
import { hostOf, parseUrl } from "../model/host.ts";
import { countOf, judgeCalls, quoteCalls, times, upTo } from "../model/observed.ts";
import { type CallMatch, callMatcher, pathPlace, pathsPlace, serversPlace } from "../openapi/declared-calls.ts";

/** Answers that say: there is no such thing here. */
const absent = new Set([404, 405, 410, 501]);
/** What browsers ask of every site, and what sites serve beside their API: their front page, scripts, pictures. */
const furniture =
  /^\/(?:|favicon\.ico|robots\.txt|apple-touch-icon[^/]*)$|\.(?:css|m?js|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|html?|webmanifest)$/i;
/** Segments that look like somebody's id: paths that differ in them are one. */
const variable = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=.*\d)[0-9a-f]{8,}|.*(?:\[redacted\]|@).*)$/i;

const shapeOf = (path: string): string =>
  path
    .split("/")
    .map((segment) => (variable.test(segment) ? "{}" : segment))
    .join("/");

type Stray = Extract<CallMatch, { readonly kind: "method" | "path" }>;
interface Group {
  readonly match: Stray;
  readonly shape: string;
  readonly calls: ObservedCall[];
}

const isFurniture = ({ method }: ObservedCall, path: string, { kind }: Stray): boolean =>
  kind === "path" && (method === "GET" || method === "HEAD" || method === "OPTIONS") && furniture.test(path);

export const undeclaredCall = defineCheck({
  id: "undeclared-call",
  title: "A call to a declared host matches no declared operation",
  category: "traffic",
  severity: "medium",
  since: "0.1.0",
  needs: ["target", "spec", "calls"],
  doc: {
    what: "Compares path and method of every captured call to a declared server with the operations of the description, base paths, server variables and path templates included. HEAD counts as GET, OPTIONS as any method of its path; scripts, pictures and other furniture of web sites are left alone. Calls that were answered with 404, 405, 410 or 501 are only noted.",
    why: "An endpoint that answers and that nobody describes is one that nobody reviews: no test, no scanner and no gateway rule is generated for it, and the next version of the API forgets to guard it.",
    fix: "Describe the operation, or remove it, and the code that calls it. A call to a wrong path that happens to work is mended in the client.",
    example: {
      language: "python",
      before: `# the description knows GET /orders/{id} and nothing else
@app.route("/orders/<id>", methods=["GET", "DELETE"])
def order(id): ...`,
      after: `@app.route("/orders/<id>", methods=["GET"])
def order(id): ...`,
    },
    references: [
      "https://spec.openapis.org/oas/v3.1.1.html#path-templating",
      "https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/",
    ],
    cwe: [1059],
    owasp: ["API9:2023"],
  },
  run({ target, spec, calls }) {
    if (spec.operations.length === 0) return notApplicable("the description declares no operation");
    const match = callMatcher(spec, target);
    const groups = new Map<string, Group>();
    let judged = 0;
    for (const call of calls.calls) {
      const url = call.tunnel || call.method === "" || call.url === target.spec ? null : parseUrl(call.url);
      if (url === null) continue;
      const found = match(call.method, url);
      if (found.kind === "elsewhere") continue;
      judged += 1;
      if (found.kind === "operation" || isFurniture(call, url.pathname, found)) continue;
      const shape = shapeOf(url.pathname);
      const key = `${call.method} ${hostOf(url) ?? ""}${shape}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { match: found, shape, calls: [call] });
      else group.calls.push(call);
    }
    const findings = [...groups.values()].map(({ match: how, shape, calls: made }): Finding => {
      const [first] = made;
      const unanswered = made.every(({ status }) => status !== null && absent.has(status));
      const method = first?.method ?? "";
      const nearest = how.kind === "method" ? (how.declared[0] ?? null) : how.nearest;
      const what =
        how.kind === "method" ? `its path is declared with ${[...new Set(how.declared.map((one) => one.method))].join(", ")} only` : "no declared path fits it";
      return {
        // The host of the base URL changes from run to run, so it is not part of the name.
        subject: `${method} ${shape}`,
        message: `${method} ${shape} was called ${times(countOf(made))}, and ${what}${unanswered ? `; it was answered with ${first?.status}` : ""}`,
        // A parameter at the end of a path may stand for several segments; OpenAPI cannot say so.
        confidence: how.kind === "path" && how.deeper ? "likely" : "proven",
        ...(unanswered ? { severity: "info" as const } : {}),
        where: {
          place: nearest !== null ? pathPlace(nearest) : how.kind === "path" && how.below ? pathsPlace(spec) : serversPlace(spec),
          ...(first === undefined ? {} : { host: first.host, url: first.url }),
        },
        proof: [...quoteCalls(made), ...(nearest === null ? [] : [`nearest: ${how.kind === "method" ? nearest.id : nearest.path}`])],
      };
    });
    if (findings.length === 0 && judged === 0 && calls.calls.length > 0) return notApplicable("no captured call went to a server of the description");
    return judgeCalls(upTo(findings, "other kinds of calls match no declared operation"), calls);
  },
});
