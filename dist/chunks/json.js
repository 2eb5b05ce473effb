import { _ as compactJson, b as toJson, v as harmless, y as safeJson } from "./core.js";

export { compactJson, harmless, safeJson, toJson };