import { a as replacingVariables, i as rememberedOf, n as announce, o as restoring, r as recorderVariable, s as trustVariables, t as addingVariables } from "./environment2.js";

export { recorderVariable, restoring };