// Draws docs/images/demo.svg, the README's picture, from what the demo prints: `node scripts/picture.ts`. The port is put to a fixed
// value first, so that the picture changes only when the report does.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scanDemo } from "../src/doors/demo.ts";
import { toText } from "../src/report/text.ts";

const palette: Readonly<Record<string, string>> = {
  "31": "#ff7b72",
  "32": "#7ee787",
  "33": "#e3b341",
  "34": "#79c0ff",
  "35": "#d2a8ff",
  "36": "#76e3ea",
  "90": "#8b949e",
};
const columns = 100;
const cell = { width: 8.43, height: 19 };
const frame = 20;

export interface Span {
  readonly text: string;
  readonly color: string | null;
  readonly bold: boolean;
  readonly dim: boolean;
}

/** One line of terminal output as spans. Knows the SGR codes that picocolors writes, and throws on others. */
export const spansOf = (line: string): Span[] => {
  let color: string | null = null;
  let bold = false;
  let dim = false;
  const spans: Span[] = [];
  for (const piece of line.split(/(\u001b\[\d+m)/)) {
    const code = /^\u001b\[(\d+)m$/.exec(piece)?.[1];
    if (code === undefined) {
      if (piece !== "") spans.push({ text: piece, color, bold, dim });
    } else if (code === "1") bold = true;
    else if (code === "2") dim = true;
    else if (code === "22") bold = dim = false;
    else if (code === "39" || code === "0") color = null;
    else if (palette[code] !== undefined) color = palette[code];
    else if (code !== "4" && code !== "24") throw new Error(`no drawing for SGR ${code}`);
  }
  return spans;
};

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const tspan = ({ text, color, bold, dim }: Span): string => {
  const style = [color === null ? "" : ` fill="${color}"`, bold ? ' font-weight="bold"' : "", dim ? ' opacity="0.65"' : ""].join("");
  return style === "" ? escape(text) : `<tspan${style}>${escape(text)}</tspan>`;
};

/** Terminal output as a picture of a terminal. */
export const toSvg = (output: string, title: string): string => {
  const lines = output.trimEnd().split("\n");
  const width = Math.ceil(columns * cell.width + 2 * frame);
  const height = Math.ceil((lines.length + 2) * cell.height + 2 * frame);
  const rows = lines.map((line, row) => {
    const y = frame + (row + 2.4) * cell.height;
    return line === "" ? "" : `<text x="${frame}" y="${y.toFixed(1)}" xml:space="preserve">${spansOf(line).map(tspan).join("")}</text>\n`;
  });
  const lights = ["#ff5f56", "#ffbd2e", "#27c93f"].map((color, i) => `<circle cx="${frame + 6 + i * 20}" cy="${frame + 4}" r="6" fill="${color}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
<title>${escape(title)}</title>
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
${lights}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3">
${rows.join("")}</g>
</svg>
`;
};

/** The verdict and the first findings: a picture of the whole report would be two screens high. */
const beginning = (text: string, findings: number): string => {
  const blocks = text.trimEnd().split("\n\n");
  const starts = blocks.flatMap((block, index) => (/^(\u001b\[\d+m)*(CRITICAL|HIGH|MEDIUM|LOW)\b/.test(block) ? [index] : []));
  const left = starts.length - findings;
  if (left <= 0) return text;
  return `${blocks.slice(0, starts[findings]).join("\n\n")}\n\n\u001b[90m… ${left} more below, then the hosts that were seen, and what to run next\u001b[39m\n`;
};

/** The demo's picture, as it should be. */
export const demoPicture = async (): Promise<string> => {
  const report = await scanDemo();
  const port = new URL(report.target.baseUrl ?? "").port;
  const text = toText(report, { color: true, verbose: false, width: columns, next: false }).replaceAll(`127.0.0.1:${port}`, "127.0.0.1:5000");
  return toSvg(`\u001b[90m$\u001b[39m node dist/cli.js demo\n\n${beginning(text, 2)}`, "sigproof demo");
};

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, "..", "docs", "images", "demo.svg");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await demoPicture());
}
