// What the Actions runner makes of a log: a port of its two command parsers, written from their description for these tests.

const known = new Set(
  "add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher save-state set-env set-output stop-commands warning".split(
    " ",
  ),
);

/** The commands that the runner would run, in order, as `name data`. Every output line is tried in both forms. */
export const commandsIn = (output: string): { readonly name: string; readonly properties: Readonly<Record<string, string>>; readonly data: string }[] =>
  output.split(/\r\n|\n|\r/).flatMap((line) => second(line) ?? first(line) ?? []);

const unescape = (text: string): string =>
  text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");

/** `::name key=value,…::data` at the start of a line. */
const second = (line: string) => {
  const text = line.trimStart();
  if (!text.startsWith("::")) return null;
  const end = text.indexOf("::", 2);
  return end < 0 ? null : command(text.slice(2, end), text.slice(end + 2), ",");
};

/** `##[name key=value;…]data` anywhere. */
const first = (line: string) => {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  return end < 0 ? null : command(line.slice(start + 3, end), line.slice(end + 1), ";");
};

const command = (info: string, data: string, separator: string) => {
  const [, name = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(info) ?? [];
  if (!known.has(name.toLowerCase())) return null;
  const properties = Object.fromEntries(
    rest
      .split(separator)
      .flatMap((pair) => (pair.includes("=") ? [[pair.slice(0, pair.indexOf("=")).trim(), unescape(pair.slice(pair.indexOf("=") + 1))]] : [])),
  );
  return [{ name, properties, data: unescape(data) }];
};
