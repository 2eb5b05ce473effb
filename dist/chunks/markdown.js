import { c as cell, l as code, u as toMarkdown } from "./core.js";

export { toMarkdown };