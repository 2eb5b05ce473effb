import { c as code, l as toMarkdown, s as cell } from "./core.js";

export { toMarkdown };