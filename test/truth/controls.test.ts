// The truth set before any scan: each verifier takes what its own scheme signs, and refuses it garbled or bare.

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../src/model/secret.ts";
import { type Message, messageTo } from "../../src/signature/message.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import { momentAt, sign } from "../../src/signature/sign.ts";
import { deliver } from "../lab/deliver.ts";
import { need } from "../lab/lab.ts";
import type { TruthRow } from "./expected.ts";
import { truth } from "./rows.ts";

const plain = (row: TruthRow, origin: string): Message => {
  const [method = "", template = ""] = row.canary.operation.split(" ");
  const path = template.replace(/\{(\w+)\}/g, (_all, name: string) => row.canary.path?.[name] ?? "");
  const query = (row.canary.query ?? []).map((pair) => pair.join("=")).join("&");
  const { body } = row.canary;
  if (body?.kind !== "json") throw new Error(`${row.name}: the canary has no JSON body`);
  return messageTo(method, `${origin}${path}?${query}`, { headers: [["Content-Type", "application/json"]], body: JSON.stringify(body.value) });
};

describe.each(truth.map((row) => [row.name, row] as const))("%s", (_name, row) => {
  it("takes a right signature, and refuses a wrong one and none", async (context) => {
    need(context, ...(row.needs ?? []));
    const running = await row.start();
    try {
      const scheme = resolveScheme(row.signing, row.keyId ?? undefined);
      const message = plain(row, running.origin);
      const fresh = (secret: string): Message => sign(message, scheme, secretOf(secret), momentAt(scheme, Date.now(), randomBytes(32))).message;
      const right = await deliver(running.origin, fresh(row.secret));
      expect(right.status, right.text).toBeLessThan(300);
      for (const wrong of [message, fresh(row.stranger ?? `${row.secret.slice(0, -4)}AAAA`)])
        expect((await deliver(running.origin, wrong)).status).toBeGreaterThanOrEqual(400);
    } finally {
      await running.stop();
    }
  });
});
