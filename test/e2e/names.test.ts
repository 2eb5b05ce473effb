// Names as a user checks them: the built program, real name servers on port 53, an API behind a name that only they know.

import { createServer, type Server } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DnsLab, missingForDns, needDns, places, startDnsLab } from "../lab/dns/lab.ts";
import { needPort53, whyNotPort53 } from "../lab/dns/port-53.ts";
import { freePort } from "../lab/lab.ts";
import { type Ended, nodes, reportOf, sigproof } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-names-"));
let lab: DnsLab;
let port = 0;
const servers: Server[] = [];
const listen = (address: string): Promise<void> =>
  new Promise((resolve) => {
    const server = createServer((_request, response) => response.end('{"ok":true}'));
    servers.push(server.listen(port, address, resolve));
  });

beforeAll(async () => {
  if (missingForDns() !== null || (await whyNotPort53()) !== null) return;
  lab = await startDnsLab({
    port: 53,
    zones: (at) => [{ name: "many.test", servers: [1], records: [`api 300 IN A ${at(places.api)}`, `files 300 IN A ${at(places.api)}`] }],
  });
  port = await freePort();
  await listen(lab.at(places.api));
  await listen(lab.at(places.stranger));
  writeFileSync(
    join(folder, "openapi.yaml"),
    `openapi: 3.0.3\ninfo: { title: T, version: "1" }\nservers: [{ url: "http://api.open.test:${port}" }, { url: "https://declared.other.test" }]\npaths:\n  /pets:\n    get:\n      responses:\n        "200": { description: OK }\n`,
  );
  writeFileSync(join(folder, "policy.yml"), "version: 1\nhosts: { allow-private: [127.0.0.0/8] }\n");
});
beforeEach(needDns);
beforeEach(needPort53);
afterAll(async () => {
  await lab?.stop();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const scan = (host: string, resolver: string, node: string, ...more: string[]): Promise<Ended> =>
  sigproof(["scan", `http://${host}:${port}`, "--spec", "openapi.yaml", "--policy", "policy.yml", "--resolver", resolver, ...more], { cwd: folder, node });

describe.each(nodes)("on Node %s", (_version, node) => {
  it("finds the open zone of the base URL's name, and says of the host what DNS knows", async () => {
    const report = reportOf(await scan("api.open.test", lab.honest.udp, node, "--format", "json"));
    const of = (check: string) => report.results.find((result) => result.check === check);
    expect(of("open-zone-transfer")?.findings).toMatchObject([
      { severity: "high", host: `api.open.test:${port}`.replace(/:\d+$/, ""), message: "ns1.open.test hands the whole zone open.test to anyone who asks" },
    ]);
    expect(of("divergent-resolution")?.outcome).toBe("pass");
    expect(of("unsigned-zone")?.outcome).toBe("fail");
    expect(report.hosts.find(({ names }) => names !== null)).toMatchObject({
      host: `api.open.test:${port}`,
      names: {
        addresses: [lab.at(places.api)],
        authoritative: true,
        zone: "open.test",
        nameServers: [{ name: "ns1.open.test", address: lab.ns1.address, transfer: "open" }],
        dnssec: "unsigned",
      },
    });
    expect(JSON.stringify(report)).not.toMatch(/admin\.open|10\.20\.30\.40|not for everybody/);
  });

  it("prints one sentence for the host, and asks nobody about the host that only the description names", async () => {
    const ended = await scan("api.open.test", lab.honest.udp, node);
    expect(ended.stdout.replaceAll(/\s+/g, " ")).toContain(
      `api.open.test:${port} is at ${lab.at(places.api)}; its zone open.test is kept by 1 name server, ns1.open.test hands the whole zone to anyone; not signed`,
    );
    expect(ended.stdout.replaceAll(/\s+/g, " ")).toContain("nothing was asked about declared.other.test: only the description, an answer or traffic names it");
    expect(JSON.stringify(ended.touched)).not.toContain("declared.other");
    // 0.0.0.0 is what a datagram socket is bound to before it goes anywhere.
    expect(ended.touched.filter(({ what }) => !/^(?:127\.|\/|0\.0\.0\.0$)/.test(what))).toEqual([]);
  });
});

it("goes where the resolver of the command line says, as it would with a poisoned one, and tells", async () => {
  const ended = await scan("api.closed.test", lab.poisoned.udp, nodes[0]?.[1] ?? "", "--format", "json", "--only", "divergent-resolution");
  expect(ended.touched).toContainEqual({ kind: "connect", what: lab.at(places.stranger) });
  expect(reportOf(ended).results[0]).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "likely", message: expect.stringContaining(lab.at(places.stranger)) }],
  });
}, 90_000);
