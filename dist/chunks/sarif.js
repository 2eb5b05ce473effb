import { n as toSarif } from "./core.js";

export { toSarif };