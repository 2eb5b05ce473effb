// The licences of what is bundled: from the list of modules in the bundle, so that nothing can be forgotten.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The packages that the modules come from, sorted; two versions of one package are two entries. */
export const packagesOf = (moduleIds: readonly string[]): BundledPackage[] => {
  const folders = new Set(moduleIds.flatMap((id) => /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id.replace(/^\0/, ""))?.[1] ?? []));
  const packages = [...folders].map((folder) => {
    const { name, version, license = "" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    return { name, version, license, text: licenseText(folder) };
  });
  const byKey = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byKey.values()].toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
};

const licenseText = (folder: string): string => {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)([.-].*)?$/i.test(name));
  const notice = ["NOTICE", "NOTICE.txt"].map((name) => join(folder, name)).find((path) => existsSync(path));
  return [...(file === undefined ? [] : [join(folder, file)]), ...(notice === undefined ? [] : [notice])]
    .map((path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n").trim())
    .join("\n\n");
};

export const licensesText = (packages: readonly BundledPackage[]): string =>
  `The files beside this one contain the following packages.\n${packages
    .map(({ name, version, license, text }) => {
      if (license === "") throw new Error(`${name}@${version} names no license`);
      return `\n${"=".repeat(80)}\n${name}@${version}\nLicense: ${license}\n\n${text === "" ? "(The package carries no licence text of its own.)" : text}\n`;
    })
    .join("")}`;
