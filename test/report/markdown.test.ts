import * as fc from "fast-check";
import { lexer, type Token, type Tokens } from "marked";
import { describe, expect, it } from "vitest";
import { cell, code, toMarkdown } from "../../src/report/markdown.ts";
import { commandsIn } from "./runner.ts";
import { attacks, controls, finding, hostile, report, result } from "./samples.ts";

const one = report([result({ findings: [finding()] }), result({ check: "redirect-loop" })]);
const bytes = (text: string) => Buffer.byteLength(text);

/** Every token of the tree. */
const walk = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [
    token,
    ...walk("tokens" in token && token.tokens !== undefined ? token.tokens : []),
    ...(token.type === "list" ? walk((token as Tokens.List).items) : []),
    ...(token.type === "table" ? [...(token as Tokens.Table).header, ...(token as Tokens.Table).rows.flat()].flatMap((each) => walk(each.tokens)) : []),
  ]);
const liveText = (markdown: string): string =>
  walk(lexer(markdown))
    .filter((token) => token.type === "text" && !("tokens" in token && token.tokens !== undefined))
    .map((token) => token.raw)
    .join("\n");

describe("the summary", () => {
  it("puts the verdict first, then the table, then findings with place and proof", () =>
    expect(toMarkdown(one)).toBe(`## ✅ sigproof passed: score 80 (B), measured 2 of 2 checks

\`openapi.yaml\` against \`http://127.0.0.1:5000\`: 2 of 3 operations visited, 12 requests.

| severity | check | findings | first place | cost |
| --- | --- | --- | --- | --- |
| high | [\`undeclared-redirect-host\`](https://github.com/sigproof/sigproof/blob/main/docs/checks/undeclared-redirect-host.md) | 1 | \`openapi.yaml:8\` | 20 |

### high: [\`undeclared-redirect-host\`](https://github.com/sigproof/sigproof/blob/main/docs/checks/undeclared-redirect-host.md)

Redirects lead to a host that the spec does not declare.

**Fix:** Declare the host under \`servers\`, or redirect within a declared host.

high · \`openapi.yaml:8:5\` · \`GET /export\` · \`evil.example\`

\`\`\`text
GET /export redirects to evil.example, which no server declares

8 |     get:
  |     ^^^^

= GET http://127.0.0.1:5000/export
= 302, Location: https://evil.example/export
\`\`\`
`));

  it("says why a gate failed", () =>
    expect(toMarkdown(report([result({ findings: [finding({ severity: "critical" })] })]))).toContain(
      "## ❌ sigproof failed: score 50 (F), measured 1 of 1 check\n\n- `undeclared-redirect-host is critical, and fail-on is critical`\n- `the score 50 is below the threshold 80`\n",
    ));

  it("says what is unknown, waived, wrong and not visited", () => {
    const text = toMarkdown(hostile("WORD"));
    for (const part of ["### Unknown, which is not a pass", "### Waived", "### Problems", "### Hosts", "### Not visited"]) expect(text).toContain(part);
  });

  it("names strange hosts, and with traffic every host with who declares it and who called it", () => {
    const host = {
      host: "evil.example",
      declared: false,
      allowed: false,
      contacted: false,
      calls: 0,
      clients: [],
      observed: ["link"],
      locations: [],
      names: null,
      certificates: [],
    };
    const known = { ...host, host: "api.example.com", declared: true, observed: ["call"], calls: 3, clients: ["a|b", "shop"], locations: [finding().location] };
    expect(toMarkdown(report([result()], { hosts: [{ ...known, calls: 0, clients: [] }, host] }))).toContain(
      "### Hosts neither declared nor allowed\n\n- `evil.example`, seen in `link`\n",
    );
    expect(toMarkdown(report([result()], { hosts: [known, host] }))).toContain(`### Hosts

| host | declared | calls | called by | seen in |
| --- | --- | --- | --- | --- |
| \`evil.example\` | **no** | 0 |  | \`link\` |
| \`api.example.com\` | \`openapi.yaml:8\` | 3 | \`a\\x7cb, shop\` | \`call\` |
`);
  });
});

it("says nothing of visits when offline", () =>
  expect(toMarkdown(report([result()], { target: { ...one.target, baseUrl: null, offline: true } }))).toContain("\n`openapi.yaml` offline: 3 operations.\n"));

it("says which name the base URL stands for, and which proxy stood in the path", () =>
  expect(toMarkdown(report([result()], { target: { ...one.target, alias: "api.example.com", proxy: "http://proxy.example:3128" } }))).toContain(
    "standing for `api.example.com`, through the proxy `http://proxy.example:3128`:",
  ));

it("folds mere information into a list", () =>
  expect(toMarkdown(report([result({ severity: "info", findings: [finding({ severity: "info" })] })]))).toMatch(
    /### Noted\n\n- \[`undeclared-redirect-host`\]\(.*\) at `openapi\.yaml:8`: `GET \/export redirects/,
  ));

describe("remote text", () => {
  it.each(attacks)("%j is exactly one code span, also in a table", (attack) => {
    const [paragraph] = lexer(code(attack)) as Tokens.Paragraph[];
    expect(paragraph?.tokens.map(({ type }) => type)).toEqual(["codespan"]);
    const [table] = lexer(`| a |\n| --- |\n| ${cell(attack)} |\n`) as Tokens.Table[];
    expect(table?.rows.map((row) => row.map((each) => each.tokens.map(({ type }) => type)))).toEqual([[["codespan"]]]);
  });

  it("is one code span, whatever it is", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom("`", "``", "|", "\\", " ", "\n", "<b>", "@a", "](x)", "*", "_", "a"), { maxLength: 12 }), (pieces) => {
        const [table] = lexer(`| a |\n| --- |\n| ${cell(pieces.join(""))} |\n`) as Tokens.Table[];
        expect(table?.rows.map((row) => row.map((each) => each.tokens.map(({ type }) => type)))).toEqual([[["codespan"]]]);
      }),
      { numRuns: 2_000 },
    ));

  it.each(attacks)("%j opens no link, image or HTML in a whole report, and no command in a log", (attack) => {
    const text = toMarkdown(hostile(attack));
    const kinds = new Set(walk(lexer(text)).map(({ type }) => type));
    for (const kind of ["html", "image", "def", "del", "blockquote"]) expect(kinds).not.toContain(kind);
    const links = walk(lexer(text)).filter((token): token is Tokens.Link => token.type === "link");
    for (const { href } of links) expect(href).toMatch(/^https:\/\/github\.com\/sigproof\/sigproof\/blob\/main\/docs\/checks\//);
    expect(text).not.toMatch(controls);
    expect(commandsIn(text)).toEqual([]);
  });

  it("never stands outside code", () => {
    expect(toMarkdown(hostile("@WORD"))).toContain("`@WORD`");
    expect(liveText(toMarkdown(hostile("@WORD")))).not.toContain("WORD");
  });
});

describe("the budget", () => {
  const many = report([
    result({
      findings: Array.from({ length: 300 }, (_, i) => finding({ fingerprint: String(i), message: `number ${i} äöü漢字` })),
    }),
    result({ check: "look-alike-host", outcome: "unknown", why: "not visited" }),
  ]);

  it.each([1_000, 2_000, 5_000, 20_000, 60_000])("of %d bytes is kept, with whole findings and the verdict first", (maxBytes) => {
    const text = toMarkdown(many, { maxBytes });
    expect(bytes(text)).toBeLessThanOrEqual(maxBytes);
    expect(text).toMatch(/^## ❌ sigproof failed: |^## ✅ sigproof passed: /);
    const fences = text.match(/^```/gm)?.length ?? 0;
    expect(fences % 2).toBe(0);
    expect(text).toContain(`${300 - fences / 2} findings`);
  });

  it("says nothing of a cut where there is none", () => expect(toMarkdown(many)).not.toContain("Left out"));

  it("holds for every size and attack", () =>
    fc.assert(
      fc.property(fc.constantFrom(...attacks), fc.integer({ min: 1_000, max: 10_000 }), (attack, maxBytes) => {
        expect(bytes(toMarkdown(hostile(attack), { maxBytes }))).toBeLessThanOrEqual(maxBytes);
      }),
    ));
});
