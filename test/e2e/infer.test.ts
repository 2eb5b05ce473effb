// `sigproof infer` on what the recorder saw of a client that nobody here's engine signed for: Python against the Flask servers of the truth set.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { need } from "../lab/lab.ts";
import { startPython } from "../lab/python.ts";
import { nodes, root, sigproof } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-infer-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flask = join(root, "test", "lab", "flask");

/** Two calls with the standard library; `sign` is the client's own code, in terms of method, path, stamp and body. */
const client = (secret: string, calls: readonly string[], sign: string): string => `
import hashlib, hmac, sys, time, urllib.request
SECRET = b"${secret}"
base = sys.argv[1]
def call(method, path, body):
    stamp = str(int(time.time()))
    def mac(text):
        return hmac.new(SECRET, text, hashlib.sha256).hexdigest()
    ${sign}
    request = urllib.request.Request(base + path, data=body or None, method=method, headers={"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request) as answer:
        print(method, path, answer.status)
${calls.join("\n")}
`;

const shapes = [
  {
    name: "partner.py",
    secret: "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0",
    calls: [`call("GET", "/api/orders/1", b"")`, `call("POST", "/api/data", b'{"amount": 3}')`],
    sign: `headers = {"X-Timestamp": stamp, "X-API-Signature": mac("\\n".join([method, path, stamp]).encode() + b"\\n" + body)}`,
    string: String.raw`"{method}\n{path}\n{timestamp}\n{body}"`,
    binds: "method, path, body, timestamp",
  },
  {
    name: "zones.py",
    secret: "Wy6Zr3Kp8Qm1Tx9Vd4Jc7Lb2Ng5Hf0Bs",
    calls: [
      `call("POST", "/admin/zones/one.example/transfer", b'{"to": "ns2.one.example"}')`,
      `call("POST", "/admin/zones/two.example/transfer", b'{"to": "ns2.two.example"}')`,
    ],
    sign: `headers = {"X-Signature": mac(body)}`,
    string: `"{body}"`,
    binds: "body",
  },
];

describe.each(shapes)("$name, called by a client in Python under the recorder", ({ name, secret, calls, sign, string, binds }) => {
  it("two captured calls are enough to find how it signs", async (context) => {
    need(context, "flask");
    const script = join(folder, `${name}.client.py`);
    writeFileSync(script, client(secret, calls, sign));
    const out = join(folder, `${name}.har`);
    const server = await startPython(join(flask, name), []);
    const node = nodes[0]?.[1] ?? process.execPath;
    try {
      const recorded = await sigproof(["record", "--out", out, "--", "/usr/bin/python3", script, server.origin], { node, cwd: folder });
      expect(recorded.code, recorded.stderr).toBe(0);
      expect(recorded.stdout.trim().split("\n")).toHaveLength(2);
    } finally {
      await server.stop();
    }
    const found = await sigproof(["infer", "--traffic", out, "--secret-env", "SIGNING_SECRET"], { node, cwd: folder, env: { SIGNING_SECRET: secret } });
    expect(found.code, found.stderr).toBe(0);
    expect(found.stdout).toContain("all 2 captured requests");
    expect(found.stdout).toContain(`string-to-sign: ${string}`);
    expect(found.stdout).toContain(`binds: ${binds}\n`);
    expect(found.stdout + found.stderr).not.toContain(secret);
  });
});
