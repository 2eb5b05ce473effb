import { it } from "vitest";
import { examine } from "../truth/examine.ts";
import { startVerifier } from "../lab/verifier.ts";
import { type Flaw, orderBody, retired, schemeFor, secret } from "../lab/verifier-flaws.ts";
import { table } from "../lab/verifier-table.ts";
import { truth } from "../truth/rows.ts";
import { baseOf } from "../../src/signature/experiment/controls.ts";
const say = (name: string, ex: any) => {
  const sent = ex.exchanges.filter((e: any) => e.answer !== null);
  const controls = sent.filter((e: any) => ["signed","unsigned","garbled","cache-buster"].includes(baseOf(e.id)));
  const confirm = sent.filter((e: any) => !controls.includes(e) && /#2$/.test(e.id) && !e.id.startsWith("replay/"));
  const probes = sent.filter((e: any) => !controls.includes(e) && !confirm.includes(e));
  const rounds = new Set(probes.map((e: any) => e.round)).size;
  process.stdout.write(`${name.padEnd(40)} all ${sent.length} controls ${controls.length} confirm ${confirm.length} probes ${probes.length} rounds ${rounds}\n`);
};
it("measures", { timeout: 300000 }, async () => {
  for (const quick of [false, true]) {
    process.stdout.write(`quick ${quick}\n`);
    for (const row of table.filter((r) => !/lock-out|rate/.test(r.name))) {
      const v = await startVerifier(row.flaws);
      const body = { kind: "json", value: JSON.parse(orderBody) } as const;
      const { experiments } = await examine({ origin: v.origin, signing: schemeFor(new Set<Flaw>(row.flaws)), secret, previous: retired,
        canary: { operation: row.canary, query: [["mode","test"]], ...(row.canary.startsWith("POST") ? { body, alternate: { kind: "json", value: { item: "lamp", count: 1 } } as const } : {}) },
        operations: ["GET /items", "GET /items/1", "GET /items/2", "POST /orders", "GET /health"], quick });
      await v.stop(); say(row.name, experiments[0]);
    }
    for (const row of truth) {
      const r = await row.start();
      const { experiments } = await examine({ origin: r.origin, signing: row.signing, keyId: row.keyId, secret: row.secret, canary: row.canary, operations: [row.canary.operation, ...(row.sibling === undefined ? [] : [row.sibling])], quick });
      await r.stop(); say(row.name, experiments[0]);
      if (row.name === "http-message-signatures, strict" && !quick) { const by: any = {}; for (const e of (experiments[0] as any).exchanges) if (e.answer) by[e.id.split(/[\/#]/)[0]] = (by[e.id.split(/[\/#]/)[0]] ?? 0) + 1; process.stdout.write(JSON.stringify(by)+"\n"); }
    }
  }
});
