import { f as safeJson, p as toJson } from "./core.js";

export { safeJson, toJson };