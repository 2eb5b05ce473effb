import { _ as toJson, g as safeJson } from "./core.js";

export { safeJson, toJson };