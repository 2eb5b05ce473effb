// Node's http module without its ESM face. Naming it in an `import` makes Node 24 evaluate its WebSocket getters, and with them all of undici:
// about 50 ms of a start of 35. Every file of the program that runs on each start takes it from here.

import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

export const { Agent, createServer, request } = load("node:http") as typeof import("node:http");
