import { d as safeJson, f as toJson } from "./core.js";

export { safeJson, toJson };