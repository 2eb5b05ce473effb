import { Gt as messageTo } from "./core.js";

// src/signature/captured.ts
const messageOfCall = (call) => {
	if (call.tunnel || call.headers === null || call.method === "") return null;
	const authority = call.headers.find(([name]) => name.toLowerCase() === ":authority")?.[1];
	const fields = call.headers.filter(([name]) => !name.startsWith(":"));
	const headers = authority === void 0 || fields.some(([name]) => name.toLowerCase() === "host") ? fields : [["Host", authority], ...fields];
	try {
		return messageTo(call.method, call.url, {
			headers,
			...call.body === null ? {} : { body: call.body }
		});
	} catch {
		return null;
	}
};

export { messageOfCall as t };