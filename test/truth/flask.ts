// The two classic shapes on Debian's Flask, each as tutorials show it and hardened: a partner's API, and an admin route that starts a zone transfer.

import { join } from "node:path";
import { startPython } from "../lab/python.ts";
import { bound, lacking, left, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";

const folder = join(import.meta.dirname, "..", "lab", "flask");
const start = (script: string, hardened: boolean) => () => startPython(join(folder, script), hardened ? ["--hardened"] : []);

const version = "Debian python3-flask 2.2.2";
const everything = "{method}\n{host}\n{path}\n{query}\n{timestamp}\n{nonce}\n{body}";
const stamped = { timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" } } as const;
const nonced = { nonce: { generate: "uuid", in: "header", name: "X-Nonce" } } as const;
const sent = (name: string) => ({ send: [{ in: "header", name, value: "{signature}" }] }) as const;

const fixed: TruthRow["trials"] = {
  unsigned: refused("compare_digest with an empty text"),
  "any-signature": refused("compare_digest"),
  stripped: refused("compare_digest: another length is not equal"),
  "known-key": refused("one key, 32 random characters"),
  "retired-key": shut("there is no earlier key"),
  "unpinned-host": notHere("the host is no part of what is signed"),
  "forwarded-host": notHere("the host is no part of what is signed"),
  "prefix-host": notHere("the host is no part of what is signed"),
  "unenforced-components": shut("the server fixes what is signed"),
  "stale-timestamp": refused("fresh"),
  "future-timestamp": refused("fresh: abs"),
  replay: letThrough("nothing is remembered between two calls"),
  "replay-race": notHere("a replay one at a time is accepted already"),
  "algorithm-downgrade": shut("the server fixes the algorithm"),
  collision: shut("one part a line; the body is last"),
  "method-override": refused("Flask reads no such header"),
  leak: refused("refusals say nothing"),
};

const hardenedTrials: TruthRow["trials"] = {
  ...fixed,
  "unpinned-host": shut("own[host]: a signature for another host never fits"),
  "forwarded-host": refused("own[host] alone"),
  "prefix-host": shut("own[host]: a signature for another host never fits"),
  replay: refused("seen.setdefault"),
  "replay-race": refused("seen.setdefault is one step"),
};

const partner = (hardened: boolean): TruthRow => ({
  name: hardened ? "Flask partner API, hardened" : "Flask partner API",
  version,
  source: "test/lab/flask/partner.py",
  needs: ["flask"],
  signing: {
    scheme: "custom",
    "string-to-sign": hardened ? everything : "{method}\n{path}\n{timestamp}\n{body}",
    ...stamped,
    // The classic one is sent a nonce, and ignores it.
    ...nonced,
    ...sent("X-API-Signature"),
  },
  keyId: null,
  secret: "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0",
  canary: {
    operation: "POST /api/data",
    query: [["dry", "1"]],
    body: { kind: "json", value: { amount: 1, note: "probe" } },
    alternate: { kind: "json", value: { amount: 2, note: "probe" } },
  },
  start: start("partner.py", hardened),
  components: {
    method: bound("mac: request.method, and before_request runs before routing"),
    path: bound("mac: the path, and before_request runs before routing"),
    timestamp: bound("mac: X-Timestamp"),
    body: bound("mac: get_data"),
    host: hardened ? bound("full: own[host]") : left("classic: no host"),
    query: hardened ? bound("full: raw query") : left("classic: no query"),
    nonce: hardened ? bound("full: X-Nonce") : left("classic: no nonce"),
    "content-type": left("neither signs it"),
  },
  trials: hardened
    ? hardenedTrials
    : {
        ...fixed,
        "stale-timestamp": letThrough("WINDOW = 900, which is more than the five minutes of the policy"),
        "future-timestamp": letThrough("abs, WINDOW = 900"),
      },
  window: hardened ? { past: 300, future: 300, because: "HARDENED_WINDOW" } : { past: 900, future: 900, because: "WINDOW" },
  replay: hardened ? "refused" : "accepted",
});

/** The guard is a decorator: Flask answers 404 and 405 itself, before it. */
const routedFirst = "guarded is a decorator: another method never reaches it";

const zones = (hardened: boolean): TruthRow => ({
  name: hardened ? "Flask zone transfer, hardened" : "Flask zone transfer",
  version,
  source: "test/lab/flask/zones.py",
  needs: ["flask"],
  signing: {
    scheme: "custom",
    "string-to-sign": hardened ? everything : "{body}",
    ...(hardened ? { ...stamped, ...nonced } : {}),
    ...sent("X-Signature"),
  },
  keyId: null,
  secret: "Wy6Zr3Kp8Qm1Tx9Vd4Jc7Lb2Ng5Hf0Bs",
  canary: {
    operation: "POST /admin/zones/{zone}/transfer",
    path: { zone: "one.example" },
    query: [["dry", "1"]],
    body: { kind: "json", value: { zone: "one.example", kind: "AXFR" } },
    alternate: { kind: "json", value: { zone: "two.example", kind: "AXFR" } },
  },
  start: start("zones.py", hardened),
  components: hardened
    ? {
        method: { is: "covered", or: ["unknown"], because: `full: request.method; ${routedFirst}` },
        host: bound("full: own[host]"),
        path: { is: "covered", because: "full: raw path; another zone reaches the same guard" },
        query: bound("full: raw query"),
        body: bound("full: get_data"),
        timestamp: bound("full: X-Timestamp"),
        nonce: bound("full: X-Nonce"),
        "content-type": left("full: not signed"),
      }
    : {
        method: left("body_only: get_data alone"),
        host: left("body_only: get_data alone"),
        path: left("body_only: get_data alone"),
        query: left("body_only: get_data alone"),
        body: bound("body_only: get_data"),
        timestamp: lacking("there is none"),
        nonce: lacking("there is none"),
        "content-type": left("body_only: get_data alone"),
      },
  trials: hardened ? hardenedTrials : { ...fixed, "stale-timestamp": notHere("there is no timestamp"), "future-timestamp": notHere("there is no timestamp") },
  window: hardened ? { past: 300, future: 300, because: "WINDOW" } : null,
  replay: hardened ? "refused" : "accepted",
});

export const flasks: readonly TruthRow[] = [partner(false), partner(true), zones(false), zones(true)];
