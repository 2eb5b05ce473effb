import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { checkTable, folder, pageOf, pages } from "../scripts/docs.ts";
import { checks } from "../src/checks/index.ts";

describe("docs/checks", () => {
  it("is what `node scripts/docs.ts` writes", () => {
    const there = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
    expect([...there.keys()].toSorted()).toEqual([...pages().keys()].toSorted());
    for (const [name, text] of pages()) expect(there.get(name), name).toBe(text);
  });

  it.each(checks.map((check) => [check.id, check] as const))("%s has a page that can be read alone", (id, check) => {
    const page = pageOf(check);
    for (const part of [check.title, check.severity, `- check: ${id}`, check.doc.what, check.doc.why, check.doc.fix, ...check.doc.references])
      expect(page).toContain(part);
  });

  it.each(checks.map((check) => [check.id, pageOf(check)]))("%s renders: one title, closed fences, no raw HTML", (_id, page) => {
    const tokens: Token[] = [];
    void marked.walkTokens(marked.lexer(page), (token) => void tokens.push(token));
    expect(tokens.filter((token) => token.type === "heading" && token["depth"] === 1)).toHaveLength(1);
    expect(tokens.filter((token) => token.type === "html" && !token.raw.startsWith("<!-- Written by"))).toEqual([]);
    expect(tokens.filter((token) => token.type === "code")).toHaveLength(3);
  });

  it("lists every check in the table, with a link that holds", () => {
    const table = checkTable(checks, "docs/checks/");
    for (const { id } of checks) expect(table).toContain(`[\`${id}\`](docs/checks/${id}.md)`);
  });
});
