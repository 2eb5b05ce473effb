import { l as describe } from "./core.js";

export { describe };