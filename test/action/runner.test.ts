// The emulated runner against the rules of the real one, so that the Action's tests mean something.

import { describe, expect, it } from "vitest";
import { annotationsOf, readOutputs, readStream } from "./runner.ts";

const names = (text: string): string[] => readStream(text).commands.map(({ name }) => name);

describe("commands", () => {
  it.each<[what: string, text: string, commands: string[]]>([
    ["at the start of a line", "::error::x", ["error"]],
    ["after white space", "  \t::warning::x", ["warning"]],
    ["in any case", "::ERROR::x", ["error"]],
    ["not inside a line", "a ::error::x", []],
    ["the old form anywhere", "header x: ##[error]pwn", ["error"]],
    ["after a lone CR", "a\r::add-mask::e", ["add-mask"]],
    ["after CRLF", "a\r\n::notice::e", ["notice"]],
    ["unknown ones are text", "::hello::x\n##[hello]x", []],
    ["an unfinished one is text", "::error x", []],
    ["an unfinished old one is text", "##[error x", []],
    ["commands that were stopped are text", "::stop-commands::T0\n::error::x\n##[error]x\n::T0::\n::notice::y", ["stop-commands", "notice"]],
  ])("%s", (_what, text, commands) => {
    expect(names(text)).toEqual(commands);
  });

  it("unescape data and properties as the runner does", () => {
    expect(readStream("::error file=a%2Cb%3Ac,line=3,title=x%25y::m%0An%25").commands).toEqual([
      { name: "error", properties: { file: "a,b:c", line: "3", title: "x%y" }, data: "m\nn%" },
    ]);
    expect(readStream("pre ##[error file=a;line=2]m%5D").commands).toEqual([{ name: "error", properties: { file: "a", line: "2" }, data: "m]" }]);
  });

  it("keep ten of each level and drop the rest", () => {
    const { commands } = readStream(`${"::error::e\n".repeat(14)}text ##[warning]w\n`);
    const { kept, dropped } = annotationsOf(commands);
    expect([kept.error.length, kept.warning.length, kept.notice.length, dropped]).toEqual([10, 1, 0, 4]);
  });

  it("cut messages, and drop columns that span lines", () => {
    const { kept } = annotationsOf(readStream(`::error line=1,endLine=2,col=3::${"x".repeat(5_000)}\n::error col=3::y\n::error line=4,col=3::z`).commands);
    expect(kept.error.map(({ message, line, column }) => [message.length, line, column])).toEqual([
      [4_096, 1, undefined],
      [1, undefined, undefined],
      [1, 4, 3],
    ]);
  });
});

describe("output files", () => {
  it("hold simple lines and blocks", () => {
    expect([...readOutputs("a=1\n\nb<<END\n1\n2\nEND\nc=x<<y\n")]).toEqual([
      ["a", "1"],
      ["b", "1\n2"],
      ["c", "x<<y"],
    ]);
  });
  it.each(["a<<END\n1\n", "nonsense\n", "<<END\nEND\n"])("%j fails the step", (text) => {
    expect(() => readOutputs(text)).toThrow(/delimiter|format/);
  });
});
