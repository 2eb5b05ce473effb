// The space is a product, and the search walks all of it: a member drawn at random is found again, and what is found means the same.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { engineOf } from "../../../src/signature/engine-of.ts";
import { carriersIn } from "../../../src/signature/infer/carriers.ts";
import { membersWith, schemeOfWritten, stringsOf } from "../../../src/signature/infer/fits.ts";
import { inferHere, searchesFor, slicesOf, candidatesIn } from "../../../src/signature/infer/infer.ts";
import { keysIn, lengthsOf } from "../../../src/signature/infer/keys.ts";
import { partsIn } from "../../../src/signature/infer/parts.ts";
import { runJob, testerOf } from "../../../src/signature/infer/search.ts";
import { canonicalOf, closingSeparators, encodings, isMember, type Layout, partForms, separators, stringToSignOf } from "../../../src/signature/infer/space.ts";
import { type Message, wireOf } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { SigningScheme } from "../../../src/signature/scheme.ts";
import { timestampFormats } from "../../../src/signature/time.ts";
import { captured, names, plentiful, secretText, third } from "./signed.ts";

/** Parts in random order, cut to what is a member. */
const layouts = (most: number): fc.Arbitrary<Layout> =>
  fc
    .record({
      parts: fc.shuffledSubarray([...partForms], { minLength: 1, maxLength: most }),
      separator: fc.constantFrom(...separators),
      closed: fc.boolean(),
    })
    // A signature over nothing that changes is the same each time, and looks like a key.
    .filter(({ parts }) => isMember(parts) && parts.some(({ of }) => !of.includes("key-id")))
    .map(({ parts, separator, closed }) => ({ lead: "", parts, separator, closed: closed && closingSeparators.includes(separator) }));

const algorithms = ["hmac-sha256", "hmac-sha1", "hmac-sha512", "hmac-md5", "sha256-secret-prefix"] as const;

/** A scheme with everything that its layout reads. */
const schemes = (most: number): fc.Arbitrary<{ readonly form: SigningScheme; readonly layout: Layout }> =>
  fc
    .record({
      layout: layouts(most),
      algorithm: fc.constantFrom(...algorithms),
      encoding: fc.constantFrom(...encodings),
      format: fc.constantFrom(...timestampFormats),
      key: fc.constantFrom("utf8", "base64", "hex"),
      value: fc.constantFrom("{signature}", "v1={signature}", "HMAC {signature}"),
    })
    .map(({ layout, algorithm, encoding, format, key, value }) => ({
      layout,
      form: {
        scheme: "custom",
        algorithm,
        encoding,
        ...(key === "utf8" ? {} : { secret: { encoding: key } }),
        "string-to-sign": stringToSignOf(layout),
        timestamp: { format, in: "header", name: "X-Timestamp" },
        nonce: { generate: "uuid", in: "header", name: "X-Nonce" },
        canonical: canonicalOf(layout.parts) ?? {},
        send: [
          { in: "header", name: "X-Key-Id", value: "{key-id}" },
          { in: "header", name: "X-Signature", value },
        ],
      } as SigningScheme,
    }));

const secretFor = ({ secret }: SigningScheme): string =>
  secret?.encoding === "hex"
    ? Buffer.from(secretText).toString("hex")
    : secret?.encoding === "base64"
      ? Buffer.from(`${secretText}!`).toString("base64")
      : secretText;

const stringOf = (form: SigningScheme, message: Message, keyId: string): string => {
  const { secret, "key-id": _keyId, ...rest } = form;
  const { env: _env, previous: _previous, ...key } = secret ?? {};
  const scheme = resolveScheme({ ...rest, ...(Object.keys(key).length === 0 ? {} : { secret: key }) }, keyId);
  const reading = engineOf(scheme).read(message, scheme);
  return reading.found ? wireOf(reading.stringToSign) : `unreadable: ${reading.why}`;
};

describe("a member drawn at random", () => {
  it("is found from two requests, and means the same on a third", () => {
    fc.assert(
      fc.property(schemes(2), ({ form }) => {
        const secret = secretFor(form);
        const [one, two, other] = captured(form, secret, [...plentiful, third]);
        if (one === undefined || two === undefined || other === undefined) throw new Error("three messages");
        const { fit } = inferHere([one, two], secretOf(secret), names);
        expect(fit?.fits).toEqual([true, true]);
        if (fit === null) return;
        const alike = [fit.written, ...fit.alike.map(({ written }) => written)];
        for (const message of [one, two]) expect(stringOf(fit.written.form, message, "key-1")).toBe(stringOf(form, message, "key-1"));
        // Where two samples cannot decide, the right one is among those that are named.
        expect(alike.map(({ form: each }) => stringOf(each, other, "key-1"))).toContain(stringOf(form, other, "key-1"));
        expect(schemeOfWritten(fit.written).algorithm).toBe(form.algorithm);
      }),
      { numRuns: 6, seed: 20_260_607 },
    );
  });

  it("is reached by the walk, whatever its length", () => {
    fc.assert(
      fc.property(schemes(8), ({ form }) => {
        const { search, strings } = prepared(form);
        const members = membersWith(search.parts, search.carrier.leads, strings);
        expect(members.map(stringsOf)).toContainEqual(strings);
        const wanted = strings[search.plan.first] ?? "";
        // The search without its hash: a slice that holds a member must come to its string.
        const reached = members.some(({ parts, separator }) =>
          slicesOf([search])
            .filter(({ job }) => job.trial === 0 && job.depth === parts.length && separators[job.separator] === separator)
            .some(({ job }) => {
              let found = false;
              const isIt = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString("latin1") === wanted;
              runJob(search.plan, job, isIt, { tried: () => found, hit: () => (found = true) });
              return found;
            }),
        );
        expect(reached).toBe(true);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it("is among the layouts that are named, with whatever else gives its strings", () => {
    fc.assert(
      fc.property(schemes(8), ({ form, layout }) => {
        const { search, strings } = prepared(form);
        const members = membersWith(search.parts, search.carrier.leads, strings);
        const same = (parts: readonly { readonly form: Layout["parts"][number] }[]): boolean =>
          parts.every(({ form: part }, index) => part === layout.parts[index]);
        // One part alone is written without a separator.
        expect(members.some(({ parts }) => parts.length === layout.parts.length && same(parts))).toBe(true);
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});

/** The one search over two requests that a scheme signed, and the strings that it signed. */
const prepared = (form: SigningScheme) => {
  const plain = { ...form, algorithm: "hmac-sha256" as const };
  const messages = captured(plain, secretFor(form));
  const keys = keysIn(secretOf(secretFor(form)));
  const [search] = keys === null ? [] : searchesFor(messages, keys);
  if (search === undefined) throw new Error("no search");
  return { search, strings: messages.map((message) => stringOf(plain, message, "key-1")) };
};

describe("the walk", () => {
  const messages = captured(
    {
      scheme: "custom",
      "string-to-sign": "{timestamp}",
      timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
      send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
    },
    secretText,
  );
  const keys = keysIn(secretOf(secretText));

  it("tries exactly as many as were counted, each once", () => {
    const [search] = keys === null ? [] : searchesFor(messages, keys);
    if (search === undefined) throw new Error("no search");
    for (const slice of slicesOf([search]).filter(({ job }) => job.depth <= 2 && job.trial === 0)) {
      const seen = new Set<string>();
      let tried = 0;
      runJob(search.plan, slice.job, (bytes) => !seen.add(Buffer.from(bytes).toString("latin1")), {
        tried: (more) => ((tried += more), false),
        hit: () => undefined,
      });
      expect(tried).toBe(candidatesIn([search], [slice]));
    }
  });

  it("stops when it is told to", () => {
    const [search] = keys === null ? [] : searchesFor(messages, keys);
    const job = search === undefined ? undefined : slicesOf([search]).find(({ job: one }) => one.depth === 4 && one.odd === 1)?.job;
    const trial = job === undefined ? undefined : search?.plan.trials[job.trial];
    if (search === undefined || job === undefined || trial === undefined) throw new Error("no job");
    let tried = 0;
    expect(runJob(search.plan, job, testerOf(trial), { tried: (more) => (tried += more) > 0, hit: () => undefined })).toBe(false);
    expect(tried).toBeLessThan(2_000);
  });

  it("never holds a part twice, nor more than one way to write the request line", () => {
    const carriers = keys === null ? null : carriersIn(messages, lengthsOf(keys));
    const [carrier] = carriers?.signatures ?? [];
    if (carriers === null || carrier === undefined) throw new Error("no carrier");
    const parts = partsIn(messages, carrier, carriers);
    expect(new Set(parts.flatMap(({ form }) => form.of))).toEqual(new Set(["method", "host", "path", "query", "timestamp", "content-type", "body"]));
    const url = partForms.find(({ text }) => text === "{url}");
    const path = partForms.find(({ text }) => text === "{path}");
    expect(url === undefined || path === undefined ? true : isMember([url, path])).toBe(false);
  });
});
