import { r as toText } from "./core.js";

export { toText };