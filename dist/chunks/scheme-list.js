import { xr as components } from "./core.js";
import { n as resolveScheme, r as builtins } from "./resolve.js";
import { t as coverageOf } from "./sign.js";

// src/doors/scheme-list.ts
const anyOptions = {
	region: "region",
	service: "service",
	account: "account"
};
const bindsOf = ({ name }) => {
	const bound = coverageOf(resolveScheme({
		scheme: name,
		...anyOptions
	})).components;
	return [...components.filter((component) => bound.has(component)), ...[...bound].filter((component) => component.startsWith("header:")).toSorted()];
};
const schemesJson = () => `${JSON.stringify(builtins.map((builtin) => ({
	name: builtin.name,
	title: builtin.title,
	direction: builtin.direction,
	binds: bindsOf(builtin),
	note: builtin.note,
	source: builtin.source,
	vectors: builtin.vectors
})), null, 2)}\n`;
const schemesText = () => {
	const width = Math.max(...builtins.map(({ name }) => name.length));
	const row = (name, direction, binds) => `${name.padEnd(width)}  ${direction.padEnd(7)}  ${binds}\n`;
	return [row("custom", "api", "what its string-to-sign contains"), ...builtins.map((builtin) => row(builtin.name, builtin.direction, bindsOf(builtin).join(", ") || "nothing of the request"))].join("");
};

export { schemesJson, schemesText };