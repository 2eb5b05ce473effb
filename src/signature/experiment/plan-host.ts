// The host's three questions: is it pinned, where is it read from, is it the server's own. Pure.

import { hostnameOf, type Message, withHeader } from "../message.ts";
import type { Part } from "./plan-components.ts";
import { type Canary, fresh, notApplicable, type Original, type Planned, type PlanOptions, triple } from "./request.ts";

/** RFC 2606: names that nobody can have. Sent as text to the base URL, and never resolved. */
export const foreignHost = "sigproof-probe.invalid";

/** Signed for the foreign host, sent to our own, with the name in a header that proxies set. */
const forwarded = (name: string, original: Original, add: (message: Message) => Message): Planned => ({
  id: `forwarded-host/${name}`,
  changed: name === "twin" ? `signed for ${foreignHost}, no header names it` : `signed for ${foreignHost}, which ${name} names`,
  signature: "other",
  make: (hand) => {
    const wire = original(hand);
    const signed = hand.sign({ ...wire, host: foreignHost });
    return { message: add({ ...signed.message, host: wire.host }), right: hand.sign(wire, { at: signed.moment }) };
  },
});

/** Names that contain our own at their start or end. Each is under `.invalid`, or no host name at all. */
const lookAlikes = (message: Message): readonly string[] => [
  ...new Set([`${message.host}.invalid`, `${hostnameOf(message)}.invalid`, `${message.host}@${foreignHost}`, `${foreignHost}/${message.host}`]),
];

export const planHost = (canary: Canary, original: Original, { quick, proxied }: PlanOptions): Part => {
  const kinds = ["unpinned-host", "forwarded-host", "prefix-host"] as const;
  if (!canary.declared.has("host")) return { requests: [], notes: kinds.map((kind) => notApplicable(kind, "the string to sign does not contain the host")) };
  if (proxied)
    return {
      requests: [],
      notes: (["host", ...kinds] as const).map((id) => ({ id, why: "a proxy stands in the path and may route by Host, so no foreign name was sent" })),
    };
  const foreign = triple("host/foreign", `Host: ${foreignHost}`, original, (each) => ({ ...each, host: foreignHost }));
  const headers = [
    forwarded("X-Forwarded-Host", original, (each) => withHeader(each, "X-Forwarded-Host", foreignHost)),
    forwarded("twin", original, (each) => each),
    ...(quick
      ? []
      : [
          forwarded("Forwarded", original, (each) => withHeader(each, "Forwarded", `host=${foreignHost}`)),
          forwarded("X-Original-Host", original, (each) => withHeader(each, "X-Original-Host", foreignHost)),
        ]),
  ];
  const alike = lookAlikes(canary.message).map((host) =>
    fresh(`prefix-host/${host.replaceAll("/", "%2F").replaceAll("#", "")}`, `Host: ${host}, signed for it`, original, (each) => ({ ...each, host })),
  );
  return { requests: [...foreign, ...headers, ...(quick ? [] : alike)], notes: quick ? [{ id: "prefix-host", why: "left out by --quick" }] : [] };
};
