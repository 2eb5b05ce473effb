// G5: what line and column of every operation cost on top of a load without them, imports not counted.

import { readFileSync } from "node:fs";
import path from "node:path";
import { type Bench, compare, input } from "../bench.ts";
import { median, type Subject } from "../measure.ts";
import { against, ratio, type Row, seconds } from "../table.ts";

type Mode = "values" | "parse" | "positions";
interface Load {
  readonly ms: number;
  readonly operations: number;
}

const probe = path.join(import.meta.dirname, "../yardsticks/positions.ts");

/** Medians of the milliseconds that the probes themselves report, one fresh process each. */
export const loads = async (bench: Bench, file: string): Promise<ReadonlyMap<Mode, Load>> => {
  const samples = new Map<Mode, Load[]>();
  for (let round = 0; round < bench.runs; round++) {
    for (const mode of ["values", "parse", "positions"] as const) {
      const subject: Subject = {
        name: `${mode} of ${path.basename(file)}`,
        command: process.execPath,
        args: [probe, mode, file],
        cwd: bench.scratch,
        accept: [0],
      };
      const result = (await compare({ ...bench, runs: 1 }, [subject], false)).get(subject.name);
      if (result !== undefined) samples.set(mode, [...(samples.get(mode) ?? []), JSON.parse(readFileSync(result.output, "utf8")) as Load]);
    }
  }
  return new Map([...samples].map(([mode, list]) => [mode, { ms: median(list.map(({ ms }) => ms)), operations: list[0]?.operations ?? 0 }]));
};

export const g5 = (bench: Bench): Promise<readonly Row[]> => positionRows(bench, "github.yaml", "github.json");

export const positionRows = async (bench: Bench, yamlName: string, jsonName: string): Promise<readonly Row[]> => {
  bench.say(`  ${yamlName} and ${jsonName}, in the library`);
  const yaml = await loads(bench, input(bench, yamlName));
  const json = await loads(bench, input(bench, jsonName));
  const without = json.get("values")?.ms;
  const located = json.get("positions");
  const missing = (found: ReadonlyMap<Mode, Load>): number | null => {
    const positions = found.get("positions")?.operations;
    return positions === undefined ? null : (found.get("values")?.operations ?? 0) - positions;
  };
  return [
    {
      goal: "G5",
      what: `${yamlName}: load with a position for every operation, against js-yaml load`,
      measured: ratio(yaml.get("positions")?.ms, yaml.get("values")?.ms),
      limit: 1.25,
      unit: "×",
      note: `${against(yaml.get("positions")?.ms, yaml.get("values")?.ms)}; our parser alone ${seconds(yaml.get("parse")?.ms)}`,
    },
    {
      goal: "G5",
      what: `${jsonName}: what positions add to JSON.parse`,
      measured: located === undefined || without === undefined ? null : located.ms - without,
      limit: 150,
      unit: "ms",
      note: `${against(located?.ms, without)}; our parser alone ${seconds(json.get("parse")?.ms)}`,
    },
    {
      goal: "G5",
      what: `${yamlName}: operations without a position`,
      measured: missing(yaml),
      limit: 0,
      unit: "",
      note: `${yaml.get("values")?.operations ?? 0} operations`,
    },
    {
      goal: "G5",
      what: `${jsonName}: operations without a position`,
      measured: missing(json),
      limit: 0,
      unit: "",
      note: `${json.get("values")?.operations ?? 0} operations`,
    },
  ];
};
