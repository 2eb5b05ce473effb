import { Tn as closest, _ as wrap, br as project, lr as ScanError, lt as checks, yr as helpUri } from "./core.js";

// src/doors/check-pages.ts
const checksText = () => {
	const width = Math.max(...checks.map(({ id }) => id.length));
	return checks.map(({ id, severity, category, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${category.padEnd(9)}  ${title}\n`).join("");
};
const checksJson = () => `${JSON.stringify(checks.map(({ id, title, category, severity, since, needs }) => ({
	id,
	title,
	category,
	severity,
	since,
	needs,
	helpUri: helpUri(id)
})), null, 2)}\n`;
const explanation = (id, width = 96) => {
	const check = checks.find((known) => known.id === id);
	if (check === void 0) {
		const near = closest(id, checks.map((known) => known.id));
		throw new ScanError("usage", `there is no check "${id.slice(0, 60)}"`, { hint: near === null ? `${project.name} checks lists them.` : `Did you mean "${near}"?` });
	}
	const { title, category, severity, since, doc } = check;
	const part = (name, text) => [
		"",
		`${name}:`,
		...wrap(text, width - 2).map((line) => `  ${line}`)
	];
	const sample = (name, text) => [
		"",
		`${name}:`,
		...text.split("\n").map((line) => `  ${line}`)
	];
	const example = doc.example === void 0 ? [] : [...sample("Before", doc.example.before), ...sample("After", doc.example.after)];
	return `${[
		`${check.id} (${severity}, ${category}, since ${since})`,
		title,
		...part("What is looked at", doc.what),
		...part("Why it matters", doc.why),
		...part("How to fix it", doc.fix),
		...example,
		"",
		"References:",
		...[
			...doc.references,
			...(doc.cwe ?? []).map((cwe) => `CWE-${cwe}`),
			...(doc.owasp ?? []).map((owasp) => `OWASP ${owasp}`),
			helpUri(check.id)
		].map((line) => `  ${line}`)
	].join("\n")}\n`;
};

export { checksJson, checksText, explanation };