// `sigproof schemes`: the built-in schemes and what each of them binds. Pure. Loads the engines: import it lazily.

import { components } from "../model/policy.ts";
import { builtins } from "../signature/builtin/index.ts";
import { resolveScheme } from "../signature/resolve.ts";
import type { Builtin } from "../signature/scheme.ts";
import { coverageOf } from "../signature/sign.ts";

/** What a scheme of a region, a service or an account binds does not depend on which. */
const anyOptions = { region: "region", service: "service", account: "account" } as const;

export const bindsOf = ({ name }: Builtin): readonly string[] => {
  const bound = coverageOf(resolveScheme({ scheme: name, ...anyOptions })).components;
  return [...components.filter((component) => bound.has(component)), ...[...bound].filter((component) => component.startsWith("header:")).toSorted()];
};

export const schemesJson = (): string =>
  `${JSON.stringify(
    builtins.map((builtin) => ({
      name: builtin.name,
      title: builtin.title,
      direction: builtin.direction,
      binds: bindsOf(builtin),
      note: builtin.note,
      source: builtin.source,
      vectors: builtin.vectors,
    })),
    null,
    2,
  )}\n`;

export const schemesText = (): string => {
  const width = Math.max(...builtins.map(({ name }) => name.length));
  const row = (name: string, direction: string, binds: string): string => `${name.padEnd(width)}  ${direction.padEnd(7)}  ${binds}\n`;
  return [
    row("custom", "api", "what its string-to-sign contains"),
    ...builtins.map((builtin) => row(builtin.name, builtin.direction, bindsOf(builtin).join(", ") || "nothing of the request")),
  ].join("");
};
