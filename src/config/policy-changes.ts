// What a pull request changes in the policy that judges it, as sentences. Pure.

import { defaultGate } from "../model/policy.ts";
import type { PolicyFile } from "./policy.ts";

/** Empty when both say the same about gate, checks, waivers, hosts and requirements. Null stands for no policy file at all, that is for the defaults. */
export const policyChanges = (before: PolicyFile | null, after: PolicyFile | null): string[] => [
  ...changed("gate.threshold", before?.gate.threshold ?? defaultGate.threshold, after?.gate.threshold ?? defaultGate.threshold),
  ...changed("gate.fail-on", before?.gate.failOn ?? defaultGate.failOn, after?.gate.failOn ?? defaultGate.failOn),
  ...changed("gate.min-measured", before?.gate.minMeasured ?? defaultGate.minMeasured, after?.gate.minMeasured ?? defaultGate.minMeasured),
  ...changed("gate.new-only", before?.gate.newOnly ?? defaultGate.newOnly, after?.gate.newOnly ?? defaultGate.newOnly),
  ...checkChanges(before?.checks ?? {}, after?.checks ?? {}),
  ...listChanges("waiver", (before?.waivers ?? []).map(waiverText), (after?.waivers ?? []).map(waiverText)),
  ...listChanges("hosts.allow", before?.hosts.allow ?? [], after?.hosts.allow ?? []),
  ...listChanges("hosts.allow-private", before?.hosts.allowPrivate ?? [], after?.hosts.allowPrivate ?? []),
  ...listChanges("hosts.pins", pinTexts(before), pinTexts(after)),
  ...listChanges("hosts.aliases", (before?.aliases ?? []).map(aliasText), (after?.aliases ?? []).map(aliasText)),
  ...listChanges("require.headers", before?.require.headers ?? [], after?.require.headers ?? []),
  ...changed("require.signed-operations", listText(before?.require.signedOperations), listText(after?.require.signedOperations)),
  ...changed("require.covers", listText(before?.require.covers), listText(after?.require.covers)),
  ...changed("require.max-age", ageText(before), ageText(after)),
  ...changed("require.replay", before?.require.replay ?? "the default", after?.require.replay ?? "the default"),
  ...listChanges("signing", (before?.signing ?? []).map(signingText), (after?.signing ?? []).map(signingText)),
  ...listChanges("canary", (before?.canaries ?? []).map(canaryText), (after?.canaries ?? []).map(canaryText)),
  ...changed("base-url", before?.baseUrl ?? "none", after?.baseUrl ?? "none"),
  ...changed("spec", before?.spec ?? "none", after?.spec ?? "none"),
];

const changed = (name: string, before: string | number | boolean, after: string | number | boolean): string[] =>
  before === after ? [] : [`${name}: ${before} became ${after}`];

const checkChanges = (before: PolicyFile["checks"], after: PolicyFile["checks"]): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .flatMap((id) => changed(`checks.${id}`, before[id] ?? "its own severity", after[id] ?? "its own severity"));

const listChanges = (name: string, before: readonly string[], after: readonly string[]): string[] => [
  ...after.filter((item) => !before.includes(item)).map((item) => `${name} added: ${item}`),
  ...before.filter((item) => !after.includes(item)).map((item) => `${name} removed: ${item}`),
];

const waiverText = ({ check, host, operation, path, until }: PolicyFile["waivers"][number]): string =>
  `${check} (${[host, operation, path].filter((part) => part !== null).join(", ")}) until ${until}`;
const ageText = (file: PolicyFile | null): string => (file?.require.maxAge === undefined ? "the default" : `${file.require.maxAge} s`);
/** Whole, because every field of it changes what is proved. It holds names of variables and no secret. */
const signingText = ({ place: _place, lineOf: _lineOf, ...written }: PolicyFile["signing"][number]): string => JSON.stringify(written);
const canaryText = ({ place: _place, ...written }: PolicyFile["canaries"][number]): string => JSON.stringify(written);
const aliasText = ([left, right]: PolicyFile["aliases"][number]): string => `${left} for ${right}`;
const pinTexts = (file: PolicyFile | null): string[] => Object.entries(file?.hosts.pins ?? {}).flatMap(([host, pins]) => pins.map((pin) => `${host} ${pin}`));
const listText = (list: readonly string[] | null | undefined): string => list?.join(", ") ?? "the default";
