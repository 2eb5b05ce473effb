// The recorder of a workflow, as a process in the background: `node dist/recorder.js <folder>`, started by the Action with mode: record, and by nobody else.

import { randomBytes, timingSafeEqual } from "node:crypto";
import { appendFileSync, existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { files, readOrders, stopPath, writeRecorded, writeState } from "./doors/recorder/background.ts";
import { startRecording } from "./doors/recorder/recording.ts";

const folder = process.argv[2] ?? "";
const orders = readOrders(folder);
if (orders === null) throw new Error("this is started by the Action with mode: record");

const token = randomBytes(24).toString("hex");
const mayStop = (header: string | undefined): boolean => {
  const given = Buffer.from(header ?? "");
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
const control = (request: IncomingMessage, response: ServerResponse): boolean => {
  if (request.url !== stopPath || request.method !== "POST" || !mayStop(request.headers.authorization)) return false;
  response.writeHead(202, { Connection: "close" }).end();
  void end();
  return true;
};
const recording = await startRecording({
  out: files(folder).calls,
  inspect: orders.inspect,
  env: process.env,
  ca: orders.ca,
  folder,
  past: orders.past,
  remark: (text) => appendFileSync(files(folder).remarks, `${text}\n`),
  control,
});

let ending = false;
const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  try {
    writeRecorded(folder, await recording.stop());
  } finally {
    process.exit();
  }
};
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void end());
// Where nobody is left who could end it: a runner that was switched off in the middle of a job empties its temporary folder.
// A mistake of ours in one call must not fail every call that follows.
process.on("uncaughtException", (error) => appendFileSync(files(folder).remarks, `a bug of the recorder: ${error.stack ?? error.message}\n`));
setInterval(() => existsSync(folder) || void end(), 5_000).unref();

writeState(folder, { pid: process.pid, port: recording.port, stop: token });
process.send?.({ port: recording.port, variables: recording.variables }, () => process.connected && process.disconnect());
