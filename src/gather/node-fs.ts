// Node's fs module without its ESM face. Naming it in an `import` makes Node touch every export, and with the promises and streams of fs it loads all of
// readline and streams: 5 ms of a start of 80. What the command line runs on each start takes it from here.

import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

export const {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} = load("node:fs") as typeof import("node:fs");
