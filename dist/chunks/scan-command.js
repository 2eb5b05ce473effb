import { t as runScan } from "./core.js";

export { runScan };