import { h as toMarkdown, m as code, p as cell } from "./core.js";

export { toMarkdown };