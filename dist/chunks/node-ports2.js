import { t as createPorts } from "./node-ports.js";

export { createPorts };