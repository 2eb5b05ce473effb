import { c as writeRecorded, i as readOrders, l as writeState, n as files, s as stopPath } from "./chunks/background2.js";
import { t as startRecording } from "./chunks/recording.js";
import { appendFileSync, existsSync } from "node:fs";
import { randomBytes, timingSafeEqual } from "node:crypto";

// src/recorder.ts
const folder = process.argv[2] ?? "";
const orders = readOrders(folder);
if (orders === null) throw new Error("this is started by the Action with mode: record");
const token = randomBytes(24).toString("hex");
const mayStop = (header) => {
	const given = Buffer.from(header ?? "");
	const expected = Buffer.from(`Bearer ${token}`);
	return given.length === expected.length && timingSafeEqual(given, expected);
};
const control = (request, response) => {
	if (request.url !== "/stop" || request.method !== "POST" || !mayStop(request.headers.authorization)) return false;
	response.writeHead(202, { Connection: "close" }).end();
	end();
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
	control
});
let ending = false;
const end = async () => {
	if (ending) return;
	ending = true;
	try {
		writeRecorded(folder, await recording.stop());
	} finally {
		process.exit();
	}
};
for (const signal of [
	"SIGTERM",
	"SIGINT",
	"SIGHUP"
]) process.on(signal, () => void end());
process.on("uncaughtException", (error) => appendFileSync(files(folder).remarks, `a bug of the recorder: ${error.stack ?? error.message}\n`));
setInterval(() => existsSync(folder) || void end(), 5e3).unref();
writeState(folder, {
	pid: process.pid,
	port: recording.port,
	stop: token
});
process.send?.({
	port: recording.port,
	variables: recording.variables
}, () => process.connected && process.disconnect());

export {  };