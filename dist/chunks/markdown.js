import { g as toMarkdown, h as code, m as cell } from "./core.js";

export { toMarkdown };