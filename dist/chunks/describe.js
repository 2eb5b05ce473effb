import { c as describe } from "./core.js";

export { describe };