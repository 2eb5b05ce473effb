import { v as safeJson, y as toJson } from "./core.js";

export { safeJson, toJson };