// A signed API as its experiment would be saved: some of it bound, some not, one part that could not be told. The golden matrix is made from it. Pure data.

import type { AnswerShape, DeclaredScheme, Exchanged, Experiment } from "../../src/model/experiment.ts";
import type { Place } from "../../src/model/place.ts";

export const signed = `openapi: 3.1.0
info:
  title: Partner API
  version: "2.0"
servers:
  - url: http://127.0.0.1:5000
paths:
  /orders:
    post:
      security: [{ partner: [] }]
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses:
        "201": { description: Taken }
        "401": { description: Signature missing or wrong }
components:
  securitySchemes:
    partner: { type: apiKey, in: header, name: X-API-Signature }
`;

const answer = (status: number, code: string, body: string): AnswerShape => ({ status, type: "application/json", code, body });
const yes = answer(201, "", "{at:string,id:string}");
const no = answer(401, "error=bad_signature", "{error:string}");
const gone = answer(404, "error=not_found", "{error:string}");
const busy = answer(429, "error=slow_down", "{error:string}");

let at = 0;
const sent = (id: string, changed: string, signature: Exchanged["signature"], given: AnswerShape, round: number, more: Partial<Exchanged> = {}): Exchanged => ({
  id,
  request: "POST /orders?mode=test",
  changed,
  signature,
  answer: given,
  fault: null,
  leaked: [],
  round,
  atMs: (at += 12),
  skewSeconds: 0,
  ...more,
});
const control = (number: number, round: number): Exchanged => sent(`signed#${number}`, "nothing", "fresh", yes, round);
const left = (id: string, why: string, round: number): Exchanged => ({
  ...sent(id, "not sent", "none", no, round),
  request: "",
  answer: null,
  fault: why,
  skewSeconds: null,
});

const triple = (name: string, changed: string, round: number, pos: AnswerShape, neg: AnswerShape, probe: AnswerShape): Exchanged[] => [
  sent(`${name}/POS`, changed, "fresh", pos, round),
  sent(`${name}/NEG`, changed, "garbled", neg, round),
  sent(`${name}/PROBE`, changed, "for-the-original", probe, round),
];
const again = (name: string, changed: string, round: number, neg: AnswerShape, probe: AnswerShape): Exchanged[] =>
  triple(name, changed, round, yes, neg, probe)
    .slice(1)
    .map((each) => ({ ...each, id: `${each.id}#2` }));

const side = (name: "stale" | "future", word: string, edge: number, round: number): Exchanged[] =>
  [5, 298, 300, edge, edge + 1, 86_402].map((age) =>
    sent(
      `${name}${age === 304 ? "-border" : ""}/${age}`,
      `timestamp ${age} s ${word}`,
      "fresh",
      age <= edge ? yes : answer(401, "error=stale", "{error:string}"),
      round,
    ),
  );

const exchanges: readonly Exchanged[] = [
  sent("unsigned#1", "no signature", "none", no, 0),
  control(1, 1),
  sent("garbled#1", "a wrong signature", "garbled", no, 1),
  control(2, 1),
  sent("replay/first", "nothing, to be repeated", "fresh", yes, 2),
  sent("replay/again", "the same bytes a second time", "fresh", yes, 2),
  sent("replay/again#2", "the same bytes a third time", "fresh", yes, 2),
  control(3, 2),
  ...side("stale", "old", 900, 3),
  sent("stale-border/304", "timestamp 304 s old", "fresh", yes, 3),
  ...side("future", "ahead", 300, 3),
  sent("future-border/304", "timestamp 304 s ahead", "fresh", answer(401, "error=stale", "{error:string}"), 3),
  control(4, 3),
  ...triple("method/PROPFIND", "method: PROPFIND", 4, answer(405, "error=method_not_allowed", "{error:string}"), no, no),
  ...triple("path/child", "path: a child that does not exist", 4, gone, no, no),
  ...triple("body/last-value", "body: a value at the end changed", 4, yes, no, no),
  ...triple("body/added-key", "body: a key added", 4, yes, no, yes),
  ...triple("header:x-tenant/changed", "header x-tenant changed", 4, yes, no, no),
  control(5, 4),
  sent("timestamp/changed/POS", "timestamp changed", "fresh", busy, 5),
  sent("timestamp/changed/NEG", "timestamp changed", "garbled", busy, 5),
  sent("timestamp/changed/PROBE", "timestamp changed", "for-the-original", busy, 5),
  left("unpinned-host", "not applicable: the string to sign does not contain the host", 5),
  sent("stripped/removed", "signature header removed, the rest kept", "none", { ...no, code: "error=missing_signature" }, 5, { leaked: ["string-to-sign"] }),
  control(6, 5),
  ...again("body/added-key", "body: a key added", 6, no, yes),
  sent("stale-border/304#2", "timestamp 304 s old", "fresh", yes, 6),
  control(7, 6),
];

export const signedExperiment = (place: Place | null): Experiment => ({
  operation: "POST /orders",
  scheme: "custom",
  builtin: false,
  direction: "api",
  declared: ["method", "path", "timestamp", "body", "header:x-tenant"],
  present: ["method", "scheme", "host", "path", "query", "body", "timestamp", "nonce", "content-type", "header:x-tenant"],
  withSecret: true,
  exchanges,
  stopped: null,
  stringToSign: 'POST\n/orders\n1762336800\nacme\n{"item":"book","count":1}',
  place,
});

/** A second operation under a scheme whose secret is wrong: its column says so, and nothing else. */
export const refusedExperiment: Experiment = {
  operation: "GET /orders/{id} | `x`",
  scheme: "aws-sigv4",
  builtin: true,
  direction: "api",
  declared: ["method", "host", "path", "query", "body", "timestamp"],
  present: ["method", "scheme", "host", "path", "query", "timestamp"],
  withSecret: true,
  exchanges: [
    sent("unsigned#1", "no signature", "none", no, 0),
    sent("signed#1", "nothing", "fresh", no, 1),
    sent("garbled#1", "a wrong signature", "garbled", no, 1),
  ],
  stopped: null,
  stringToSign: "AWS4-HMAC-SHA256\n20261105T100000Z\n20261105/eu-central-1/execute-api/aws4_request\n0f0e",
  place: null,
};

const scheme = (name: string, builtin: boolean, { declared, place }: Experiment, operation: string): DeclaredScheme => ({
  name,
  builtin,
  direction: "api",
  algorithm: "hmac-sha256",
  declared,
  operations: [operation],
  place,
  ambiguity: null,
  secret: "given",
});

export const signedSchemes = (first: Experiment): readonly DeclaredScheme[] => [
  scheme(first.scheme, false, first, first.operation),
  scheme(refusedExperiment.scheme, true, refusedExperiment, refusedExperiment.operation),
];
