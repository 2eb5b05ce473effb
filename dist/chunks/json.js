import { b as safeJson, v as compactJson, x as toJson, y as harmless } from "./core.js";

export { compactJson, harmless, safeJson, toJson };