import { H as fault, U as faultOf, xt as isAddress } from "./core.js";
import { connect } from "node:net";
import { createSocket } from "node:dgram";

// src/gather/dns-client.ts
const mostStrangers = 200;
const createDnsClient = ({ portOf, exchange }) => {
	const running = /* @__PURE__ */ new Set();
	let stopped = null;
	const timed = (ask, begin) => new Promise((resolve) => {
		let close = () => {};
		let over = false;
		const settle = (reply) => {
			if (over) return;
			over = true;
			clearTimeout(timer);
			running.delete(stop);
			close();
			resolve(reply);
		};
		const stop = (reason) => settle({
			kind: "fault",
			fault: reason
		});
		const timer = setTimeout(() => stop(fault("timeout", `no complete answer within ${Math.round(ask.timeoutMs)} ms`)), ask.timeoutMs);
		running.add(stop);
		close = begin(settle);
		if (over) close();
	});
	const target = (ask) => isAddress(ask.server.address) ? {
		address: ask.server.address,
		port: ask.server.port ?? portOf(ask.server.address, 53)
	} : null;
	return {
		ask: async (ask) => {
			if (stopped !== null) return {
				kind: "fault",
				fault: stopped
			};
			const { server } = ask;
			if (server.via === "https") return overHttps(ask, server.url, exchange);
			const to = target({
				...ask,
				server
			});
			if (to === null) return {
				kind: "fault",
				fault: fault("address-refused", "the server is named by something that is no address")
			};
			return server.via === "udp" ? timed(ask, (settle) => overUdp(ask, to, settle)) : timed(ask, (settle) => overTcp(ask, to, settle));
		},
		stop: (reason) => {
			stopped ??= reason;
			for (const end of running) end(stopped);
		}
	};
};
const overUdp = ({ message, maxBytes }, { address, port }, settle) => {
	const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
	let strangers = 0;
	let open = true;
	socket.on("error", (error) => settle({
		kind: "fault",
		fault: faultOf(error, "connect")
	}));
	socket.on("message", (reply) => {
		const ours = reply.length >= 12 && reply[0] === message[0] && reply[1] === message[1] && ((reply[2] ?? 0) & 128) !== 0;
		if (ours && reply.length <= maxBytes) settle({
			kind: "messages",
			messages: [new Uint8Array(reply)],
			closed: false
		});
		else if (ours) settle({
			kind: "fault",
			fault: fault("response-limit", `the answer is longer than ${maxBytes} bytes`)
		});
		else if (++strangers >= mostStrangers) settle({
			kind: "fault",
			fault: fault("protocol-error", `${mostStrangers} answers came that belong to no question of ours`)
		});
	});
	socket.connect(port, address, (error) => {
		if (error !== void 0 && error !== null) settle({
			kind: "fault",
			fault: faultOf(error, "connect")
		});
		else if (open) socket.send(message);
	});
	return () => {
		if (!open) return;
		open = false;
		socket.removeAllListeners("message").close();
	};
};
const overTcp = ({ message, maxBytes, more }, { address, port }, settle) => {
	const socket = connect({
		host: address,
		port,
		autoSelectFamily: false,
		noDelay: true
	});
	const messages = [];
	let pending = [];
	let waiting = 0;
	let received = 0;
	const finish = (closed) => settle({
		kind: "messages",
		messages,
		closed
	});
	const drain = () => {
		for (;;) {
			if (waiting < 2) return false;
			let head = pending[0] ?? Buffer.alloc(0);
			if (head.length < 2) {
				head = Buffer.concat(pending);
				pending = [head];
			}
			const length = head.readUInt16BE(0);
			if (waiting < length + 2) return false;
			const all = pending.length === 1 ? head : Buffer.concat(pending);
			const whole = new Uint8Array(all.subarray(2, length + 2));
			const rest = all.subarray(length + 2);
			pending = rest.length === 0 ? [] : [rest];
			waiting = rest.length;
			if (more === void 0) messages.push(whole);
			if (more === void 0 || !more(whole)) return true;
		}
	};
	socket.on("connect", () => {
		const head = Buffer.alloc(2);
		head.writeUInt16BE(message.length);
		socket.write(Buffer.concat([head, message]));
	});
	socket.on("data", (chunk) => {
		received += chunk.length;
		pending.push(chunk);
		waiting += chunk.length;
		if (drain()) finish(false);
		else if (received > maxBytes) settle({
			kind: "fault",
			fault: fault("response-limit", `more than ${maxBytes} bytes came and nothing was clear`)
		});
	});
	let connected = false;
	socket.once("connect", () => connected = true);
	socket.on("error", (error) => connected && !/ETIMEDOUT/.test(String(error)) ? finish(true) : settle({
		kind: "fault",
		fault: faultOf(error, "connect")
	}));
	socket.on("close", () => finish(true));
	return () => {
		socket.removeAllListeners("close").destroy();
	};
};
const overHttps = async ({ message, timeoutMs, maxBytes }, url, exchange) => {
	const type = "application/dns-message";
	const answer = await exchange({
		method: "POST",
		url,
		payload: message,
		headers: [["Content-Type", type], ["Accept", type]],
		body: "read",
		maxBytes,
		timeoutMs
	});
	if (answer.kind === "fault") return answer;
	const { status, headers, body, bodyFault } = answer.answer;
	if (bodyFault !== null) return {
		kind: "fault",
		fault: bodyFault
	};
	const given = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "none";
	if (status !== 200 || body === null) return {
		kind: "fault",
		fault: fault("protocol-error", `the resolver answers HTTP ${status}`)
	};
	if (given.split(";")[0]?.trim().toLowerCase() !== type) return {
		kind: "fault",
		fault: fault("protocol-error", `the resolver answers with ${given.slice(0, 60)}`)
	};
	return {
		kind: "messages",
		messages: [body],
		closed: false
	};
};

export { createDnsClient };