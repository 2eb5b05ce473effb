// The parts of the layouts with the bytes they have in each sample, as the engine itself renders them. Pure.

import { type Message, wireOf } from "../message.ts";
import { remove } from "../place.ts";
import type { Canonical, NoncePlace, TimestampPlace } from "../scheme.ts";
import { parseTemplate, render, type Scope } from "../template.ts";
import type { Carriers, SignatureCarrier } from "./carriers.ts";
import { type PartForm, partForms, type Subject } from "./space.ts";

/** A form of a part with its text in each sample, and the carriers it reads. */
export interface Part {
  readonly form: PartForm;
  /** Wire text, one for each sample. */
  readonly values: readonly string[];
  readonly timestamp: TimestampPlace | null;
  readonly nonce: NoncePlace | null;
  /** Text of the key's name, where the part is it. */
  readonly keyId: string | null;
  readonly keyAt: { readonly in: "header" | "query" | "form" | "json"; readonly name: string } | null;
}

const plain: Canonical = { path: "raw", query: "raw", "header-space": "trim", headers: [] };

interface Reads {
  readonly timestamp: { readonly place: TimestampPlace; readonly texts: readonly string[] } | null;
  readonly nonce: { readonly place: NoncePlace; readonly texts: readonly string[] } | null;
  readonly keyId: string | null;
  readonly keyAt: Part["keyAt"];
}

const nothing: Reads = { timestamp: null, nonce: null, keyId: null, keyAt: null };

/** Which carriers a part may read: one part for each. */
const readings = (subject: Subject | undefined, carrier: SignatureCarrier, carriers: Carriers): readonly Reads[] => {
  if (subject === "timestamp")
    return carrier.timestamps !== null
      ? [{ ...nothing, timestamp: { place: { format: "unix-seconds", in: "embedded" }, texts: carrier.timestamps } }]
      : carriers.times.map(({ place, texts }) => ({ ...nothing, timestamp: { place, texts } }));
  if (subject === "nonce")
    return carrier.nonces !== null
      ? [{ ...nothing, nonce: { place: { generate: "uuid", in: "embedded" }, texts: carrier.nonces } }]
      : carriers.nonces.map(({ place, texts }) => ({ ...nothing, nonce: { place, texts } }));
  if (subject === "key-id")
    return [
      ...(carrier.keyId === null ? [] : [{ ...nothing, keyId: carrier.keyId }]),
      ...(carrier.keyId !== null ? [] : carriers.keys.map(({ text, ...spot }) => ({ ...nothing, keyId: text, keyAt: spot }))),
    ];
  return [nothing];
};

/** Every part that these samples have anything for. The signature itself is taken out of them first, as a verifier does. */
export const partsIn = (messages: readonly Message[], carrier: SignatureCarrier, carriers: Carriers): readonly Part[] => {
  const bare = messages.map((message) => remove(message, carrier));
  const has = (test: (message: Message) => boolean): boolean => bare.some(test);
  const typed = has((message) => message.headers.some(([name]) => name.toLowerCase() === "content-type"));
  return partForms.flatMap((form): Part[] => {
    const [subject] = form.of;
    if (subject === "content-type" && !typed) return [];
    if (form.text === "{form-sorted}" && !has(({ body }) => wireOf(body.subarray(0, 4096)).includes("="))) return [];
    const template = parseTemplate(form.text, "string-to-sign");
    return readings(subject, carrier, carriers).map(
      (reads): Part => ({
        form,
        timestamp: reads.timestamp?.place ?? null,
        nonce: reads.nonce?.place ?? null,
        keyId: reads.keyId,
        keyAt: reads.keyAt,
        values: bare.map((message, index) => {
          const scope: Scope = {
            message,
            timestamp: reads.timestamp === null ? null : { text: reads.timestamp.texts[index] ?? "", format: reads.timestamp.place.format },
            nonce: reads.nonce?.texts[index] ?? null,
            keyId: reads.keyId ?? "",
            region: "",
            service: "",
            signature: null,
            canonical: { ...plain, ...form.canonical },
            define: new Map(),
          };
          return wireOf(render(template, scope));
        }),
      }),
    );
  });
};
