import { _ as safeJson, v as toJson } from "./core.js";

export { safeJson, toJson };