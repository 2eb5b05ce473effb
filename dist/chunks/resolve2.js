import { n as resolveScheme, t as builtinOf } from "./resolve.js";

export { resolveScheme };