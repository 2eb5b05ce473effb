import { f as cell, m as toMarkdown, p as code } from "./core.js";

export { toMarkdown };