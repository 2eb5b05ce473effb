// Which report goes into which format; each renderer is loaded only when it is wanted.

import { ScanError } from "../errors.ts";
import type { Report } from "../model/report.ts";
import type { Workspace } from "../report/paths.ts";
import { notYet } from "./options.ts";

export const formats = ["text", "json", "sarif", "markdown", "github"] as const;
export type Format = (typeof formats)[number];

const laterFormats: ReadonlySet<string> = new Set(["junit", "html", "gitlab"]);
const extensions: Readonly<Record<string, Format>> = { ".json": "json", ".sarif": "sarif", ".md": "markdown", ".txt": "text" };
const laterExtensions: ReadonlySet<string> = new Set([".xml", ".html", ".htm"]);

export const parseFormat = (text: string, from: string): Format => {
  const format = formats.find((known) => known === text);
  if (format !== undefined) return format;
  if (laterFormats.has(text)) throw new ScanError("not-available", notYet(`${from} ${text}`));
  throw new ScanError("usage", `${from}: "${text.slice(0, 60)}" is no format`, { hint: `Known are ${formats.join(", ")}.` });
};

/** By the last extension, in any case; `report.sarif.json` is SARIF, as other tools write it. */
export const formatOfFile = (file: string, from: string): Format => {
  if (file.startsWith("gitlab=")) throw new ScanError("not-available", notYet(`${from} gitlab=…`));
  const extension = /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? "";
  if (/\.sarif\.json$/i.test(file)) return "sarif";
  const format = Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
  if (format !== undefined) return format;
  if (laterExtensions.has(extension)) throw new ScanError("not-available", notYet(`${from} ${extension}`));
  throw new ScanError("usage", `${from}: the extension of ${file} says no format`, { hint: `Known are ${Object.keys(extensions).join(", ")}.` });
};

export interface Look {
  readonly color: boolean;
  readonly verbose: boolean;
  readonly width?: number | undefined;
  readonly workspace: Workspace | null;
}

const renderers: Readonly<Record<Format, (report: Report, look: Look) => Promise<string>>> = {
  text: async (report, { color, verbose, width }) =>
    (await import("../report/text.ts")).toText(report, { color, verbose, ...(width === undefined ? {} : { width }) }),
  json: async (report) => (await import("../report/json.ts")).toJson(report),
  sarif: async (report, { workspace }) => (await import("../report/sarif.ts")).toSarif(report, workspace),
  markdown: async (report) => (await import("../report/markdown.ts")).toMarkdown(report),
  github: async (report, { workspace }) => {
    const { githubBudget, toAnnotations, toWorkflowCommands } = await import("../report/github.ts");
    return toWorkflowCommands(toAnnotations(report, githubBudget, workspace));
  },
};

export const render = (report: Report, format: Format, look: Look): Promise<string> => renderers[format](report, look);
