import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import packet from "dns-packet";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parseResolver } from "../../src/config/resolvers.ts";
import { namesToAsk } from "../../src/gather/name-facts.ts";
import { gatherNames } from "../../src/gather/name-facts.ts";
import { createPorts, type NodePorts } from "../../src/gather/node-ports.ts";
import { resolversOf } from "../../src/gather/resolvers.ts";
import { systemResolvers } from "../../src/gather/system-resolvers.ts";
import type { Resolver } from "../../src/model/names.ts";
import type { ScanRequest } from "../../src/model/policy.ts";
import { createAuthority } from "../lab/certificates.ts";
import { startWireLab, type WireLab } from "../lab/dns/wire-server.ts";
import { requestWith } from "./request.ts";

const authority = createAuthority();
const leaf = authority.sign("IP:127.0.0.1");
let lab: WireLab;
let web: Server;
let seen: { method: string | undefined; type: string | undefined; accept: string | undefined; id: number }[] = [];
let reply: "answer" | "html" | "error" = "answer";

beforeAll(async () => {
  lab = await startWireLab();
  web = createServer(leaf, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const query = packet.decode(Buffer.concat(chunks));
      seen.push({ method: request.method, type: request.headers["content-type"], accept: request.headers.accept, id: query.id ?? -1 });
      if (reply === "error") response.writeHead(503).end();
      else if (reply === "html") response.writeHead(200, { "Content-Type": "text/html" }).end("<p>");
      else {
        const answers = query.questions?.[0]?.type === "A" ? [{ type: "A", name: query.questions[0].name, ttl: 60, data: lab.at(80) } as packet.Answer] : [];
        const body = packet.encode({ type: "response", id: query.id ?? 0, flags: packet.RECURSION_DESIRED | 0x80, questions: query.questions ?? [], answers });
        response.writeHead(200, { "Content-Type": "application/dns-message" }).end(body);
      }
    });
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
});
const open: NodePorts[] = [];
afterEach(async () => {
  seen = [];
  reply = "answer";
  await Promise.all(open.splice(0).map((ports) => ports.close()));
});
afterAll(async () => {
  await lab.stop();
  web.closeAllConnections();
  web.close();
  authority.remove();
});

const doh = (): string => `https://127.0.0.1:${(web.address() as AddressInfo).port}/dns-query`;
const list = (...texts: string[]): [Resolver, ...Resolver[]] => texts.map((text) => parseResolver(text) ?? expect.fail(text)) as [Resolver, ...Resolver[]];
const request = (more: Partial<ScanRequest> & { allowPrivate?: string[]; allow?: string[] }): ScanRequest => {
  const { allowPrivate = [], allow = [], ...rest } = more;
  return requestWith({ baseUrl: "http://api.closed.test:1", hosts: { allow, allowPrivate }, ...rest });
};
const portsFor = (asked: ScanRequest): NodePorts => {
  const ports = createPorts({ request: asked, env: {}, portOf: () => lab.port, systemResolvers: [] });
  open.push(ports);
  return ports;
};
const addresses = async (resolvers: [Resolver, ...Resolver[]], more: Partial<ScanRequest> = {}) => {
  const asked = request({ resolvers: { list: resolvers, said: true }, ...more });
  return portsFor(asked).addresses?.("http://api.closed.test:1");
};

describe("the scan's own connections", () => {
  it("go where the resolver that was said at the door sends them", async () => {
    expect(await addresses(list(lab.honest.udp))).toMatchObject({ addresses: [lab.at(80)] });
    expect(await addresses(list(lab.poisoned.udp))).toMatchObject({ addresses: [lab.at(66)] });
    expect(await addresses(list(lab.honest.udp.replace("udp", "tcp")))).toMatchObject({ addresses: [lab.at(80)] });
  });

  it("ask the next one only where the first says nothing", async () => {
    expect(await addresses(list(lab.dead.udp, lab.honest.udp))).toMatchObject({ addresses: [lab.at(80)] });
    expect(await addresses(list(lab.honest.udp, lab.poisoned.udp))).toMatchObject({ addresses: [lab.at(80)] });
  }, 20_000);

  it("take no word from a resolver that only a file names", async () => {
    const asked = request({ resolvers: { list: list(lab.poisoned.udp), said: false }, allowPrivate: ["127.0.0.0/8"] });
    expect(await portsFor(asked).addresses?.("http://api.closed.test:1")).toMatchObject({ reason: "dns" });
    expect(lab.asked.filter((line) => line.startsWith(lab.poisoned.address) && line.endsWith("api.closed.test")).length).toBeLessThanOrEqual(2);
  });

  it("say why there is no address", async () => {
    expect(await addresses(list(lab.dead.udp))).toMatchObject({ reason: "dns", detail: expect.stringContaining("no answer to 2 tries") });
  }, 20_000);
});

describe("a resolver by https", () => {
  const ask = async (ca: string | null) => addresses(list(doh()), { ca });

  it("is asked by POST with the wire's own bytes, id zero", async () => {
    expect(await ask(authority.pem)).toMatchObject({ addresses: [lab.at(80)] });
    expect(seen[0]).toEqual({ method: "POST", type: "application/dns-message", accept: "application/dns-message", id: 0 });
  });

  it("whose certificate does not verify is not believed", async () => {
    expect(await ask(null)).toMatchObject({ reason: "dns", detail: expect.stringContaining("certificate") });
    expect(seen).toEqual([]);
  });

  it.each([
    ["html", "text/html"],
    ["error", "HTTP 503"],
  ] as const)("that answers with %s gave no answer", async (kind, why) => {
    reply = kind;
    expect(await ask(authority.pem)).toMatchObject({ reason: "dns", detail: expect.stringContaining(why) });
  });

  it("is trusted to say what it validated; one over UDP only on loopback", async () => {
    const resolvers = await resolversOf(
      request({ resolvers: { list: list("https://dns.example/", "udp://127.0.0.1", "udp://192.0.2.53"), said: true } }),
      portsFor(request({})),
    );
    expect(resolvers.map(({ source, trusted }) => [source, trusted])).toEqual([
      ["https://dns.example/", true],
      ["udp://127.0.0.1", true],
      ["udp://192.0.2.53", false],
    ]);
  });
});

describe("a policy file", () => {
  it("may not name a resolver on the inside, unless the user expects that address", async () => {
    const asked = (allowPrivate: string[]) => request({ resolvers: { list: list("udp://10.0.0.53"), said: false }, allowPrivate });
    await expect(resolversOf(asked([]), portsFor(request({})))).rejects.toMatchObject({
      code: "usage",
      message: expect.stringContaining("names.resolvers: udp://10.0.0.53 may not be asked"),
    });
    expect(await resolversOf(asked(["10.0.0.0/8"]), portsFor(request({})))).toHaveLength(1);
  });
});

describe("who is asked about", () => {
  const names = (baseUrl: string, allow: string[] = [], alias: string | null = null) =>
    namesToAsk(request({ baseUrl, allow, alias })).map(({ name, tlsPort }) => `${name}:${tlsPort}`);

  it("the base URL's name and exact ones of hosts.allow", () => {
    expect(names("https://api.example.com:8443", ["files.example.com", "cdn.example.com:444", "*.example.net"])).toEqual([
      "api.example.com:8443",
      "files.example.com:443",
      "cdn.example.com:444",
    ]);
    expect(names("http://api.example.com:8080")).toEqual(["api.example.com:443"]);
  });

  it.each([
    "http://127.0.0.1:5000",
    "http://[::1]:5000",
    "http://localhost:5000",
    "http://api.localhost",
    "http://flask:5000",
    "http://10.0.0.1",
    "http://printer.local",
    "http://nobody.invalid",
  ])("nobody for %s", (baseUrl) => expect(names(baseUrl)).toEqual([]));

  it("nobody for the name that the base URL only stands for", () => {
    expect(names("http://127.0.0.1:5000", ["api.partner.example.com"], "api.partner.example.com")).toEqual([]);
  });

  it("nothing is asked then, and the checks are not applicable", async () => {
    const asked = request({ baseUrl: "http://127.0.0.1:5000" });
    const before = lab.asked.length;
    expect(await gatherNames(asked, portsFor(asked))).toEqual({
      zones: { state: "skipped", why: "127.0.0.1:5000 is no name that DNS knows, and hosts.allow names no other" },
      resolutions: { state: "skipped", why: "127.0.0.1:5000 is no name that DNS knows, and hosts.allow names no other" },
    });
    expect(lab.asked).toHaveLength(before);
  });

  it("nothing behind a proxy: what DNS says here is not what it uses", async () => {
    const asked = request({ baseUrl: "http://api.closed.test" });
    const ports = createPorts({ request: asked, env: { HTTP_PROXY: "http://127.0.0.1:3128" }, portOf: () => lab.port, systemResolvers: [] });
    open.push(ports);
    expect(await gatherNames(asked, ports)).toMatchObject({ zones: { state: "failed", why: expect.stringContaining("a proxy stands in the path") } });
  });
});

it("a name that turns from public to loopback is seen at the second look, and no socket goes there", async () => {
  const { startWireServer } = await import("../lab/dns/wire-server.ts");
  let asked = 0;
  const address = lab.at(200);
  const turning = await startWireServer(address, lab.port, ({ query, type, name }) => {
    const answers = type === "A" ? [{ type: "A", name, ttl: 0, data: asked++ === 0 ? "93.184.216.34" : "127.0.0.1" } as packet.Answer] : [];
    return [{ type: "response", id: query.id ?? 0, flags: packet.RECURSION_DESIRED | 0x80, questions: query.questions ?? [], answers }];
  });
  try {
    const scan = request({ baseUrl: "http://rebind.closed.test", resolvers: { list: list(`udp://${address}:${lab.port}`), said: true } });
    const ports = { ...portsFor(scan), sleep: async () => {} };
    const { resolutions } = await gatherNames(scan, ports);
    const { rebindingAnswer } = await import("../../src/checks/rebinding-answer.ts");
    const { policy, spec } = await import("../facts.ts");
    if (resolutions.state !== "known") throw new Error(resolutions.why);
    expect(rebindingAnswer.run({ spec: spec(), resolutions: resolutions.value }, policy())).toMatchObject({ outcome: "fail" });
    expect(resolutions.value[0]?.identities.every(({ state }) => state !== "proves")).toBe(true);
  } finally {
    await turning.close();
  }
}, 30_000);

it("the system's own resolvers are literal addresses, three at most", async () => {
  const found = await systemResolvers();
  expect(found.length).toBeLessThanOrEqual(3);
  for (const server of found) expect(server).toMatchObject({ via: "udp", address: expect.stringMatching(/^[0-9a-f.:]+$/i) });
});
