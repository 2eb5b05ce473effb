// Requests that the API sends to others: `webhooks`, `x-webhooks` and `callbacks`. Pure.

import type { DeclaredUrl, SecurityScheme, SpecFacts, Webhook } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { ParameterReader } from "./parameters.ts";
import { type PathItem, pathItemAt } from "./path-item.ts";
import type { Problems } from "./problems.ts";
import { readRequirements } from "./security.ts";
import { declarationOf } from "./signature.ts";
import { mentionsIn } from "./signature-words.ts";
import { below, ownString, placeOf, type Spot } from "./value.ts";

export interface WebhookReader {
  readonly webhooks: Webhook[];
  readonly urls: DeclaredUrl[];
  /** `webhooks` or `x-webhooks` of the document. */
  readWebhooks(holder: Spot): void;
  /** `callbacks` of an operation. */
  readCallbacks(holder: Spot, operation: string): void;
}

export const webhookReader = (
  version: SpecFacts["version"],
  library: Library,
  parameters: ParameterReader,
  schemes: ReadonlyMap<string, SecurityScheme>,
  problems: Problems,
): WebhookReader => {
  const webhooks: Webhook[] = [];
  const urls: DeclaredUrl[] = [];
  const ids = new Set<string>();

  const push = (item: PathItem, method: string, spot: Spot, kind: Webhook["kind"], name: string, suffix: string): void => {
    const merged = parameters.merged([item.field("parameters"), below(spot, "parameters")]);
    // The document's own `security` guards the API; a webhook is guarded only by what it says itself.
    const security = readRequirements(below(spot, "security"), problems) ?? [];
    const wanted = `${method} ${kind} ${name}${suffix}`;
    let id = wanted;
    for (let n = 2; ids.has(id); n++) id = `${wanted} #${n}`;
    ids.add(id);
    webhooks.push({ id, kind, name, place: placeOf(spot), signature: declarationOf(merged, security, schemes), mentioned: mentionedIn(item, spot) });
  };

  return {
    webhooks,
    urls,
    readWebhooks: (holder) => {
      if (holder.value === undefined || problems.record(holder, "the webhooks") === null) return;
      for (const [name, spot] of library.members(holder)) {
        if (name.startsWith("x-")) continue;
        const item = pathItemAt(spot, version, library, problems);
        for (const operation of item?.operations ?? []) if (item !== null) push(item, operation.method, operation.spot, "webhook", name, "");
      }
    },
    readCallbacks: (holder, operation) => {
      if (holder.value === undefined || problems.record(holder, "`callbacks`") === null) return;
      for (const [name, spot] of library.members(holder)) {
        if (name.startsWith("x-") || problems.record(spot, "a callback") === null) continue;
        for (const [expression, place] of library.members(spot)) {
          if (expression.startsWith("x-")) continue;
          const url = staticUrl(expression, place);
          if (url !== null && !urls.some((known) => known.url === url.url)) urls.push(url);
          const item = pathItemAt(place, version, library, problems);
          for (const one of item?.operations ?? []) if (item !== null) push(item, one.method, one.spot, "callback", name, ` of ${operation}`);
        }
      }
    },
  };
};

/** A callback address names a host when no runtime expression stands in front of its path. */
const staticUrl = (expression: string, spot: Spot): DeclaredUrl | null =>
  expression.length <= 2048 && /^https?:\/\/[^/?#{}\s]+(?:[/?#]|$)/i.test(expression) ? { url: expression, kind: "callback", place: placeOf(spot) } : null;

const mentionedIn = (item: PathItem, operation: Spot): string | null => {
  const texts = [item.field("description").value, item.field("summary").value, ...["description", "summary"].map((key) => ownString(operation.value, key))];
  const found = texts.flatMap((text) => (typeof text === "string" ? mentionsIn(text) : []));
  return (found.find(({ rule }) => rule === "D5") ?? found[0])?.text ?? null;
};
