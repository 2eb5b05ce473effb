import { t as readTraffic } from "./read-traffic.js";

export { readTraffic };