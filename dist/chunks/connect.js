import { H as fault, St as kindOfAddress, U as faultOf, V as FaultError, bt as canonicalAddress, xt as isAddress } from "./core.js";
import { connect } from "node:net";

// src/gather/connect.ts
const openSocket = async (to, sockets, look) => {
	let socket = await dialAny(to, sockets);
	look?.(socket);
	if (to.proxyTls !== null) socket = await secure(socket, to.proxyTls, sockets);
	if (to.tunnel !== null) await tunnel(socket, to.tunnel, sockets.timeouts.connectMs);
	return to.tls === null ? socket : secure(socket, to.tls, sockets);
};
const dialAny = async (to, sockets) => {
	const until = performance.now() + sockets.timeouts.connectMs;
	const { addresses } = to.pinned;
	let first = null;
	for (const [index, address] of addresses.entries()) {
		const left = until - performance.now();
		if (left <= 0) break;
		try {
			const socket = await dial(address, to.port, index === addresses.length - 1 ? left : Math.min(left, Math.max(250, left / 3)), sockets);
			if (index > 0) to.pinned.addresses = [address, ...addresses.filter((other) => other !== address)];
			return socket;
		} catch (error) {
			first ??= error;
		}
	}
	throw first ?? new FaultError(fault("timeout", "no address accepted a connection in time"));
};
const dial = (address, port, ms, sockets) => new Promise((resolve, reject) => {
	const socket = connect({
		host: address,
		port,
		autoSelectFamily: false,
		noDelay: true
	});
	sockets.open.add(socket);
	socket.once("close", () => sockets.open.delete(socket));
	const fail = (error) => {
		clearTimeout(timer);
		socket.destroy();
		reject(error);
	};
	const timer = setTimeout(() => fail(new FaultError(fault("timeout", `no connection to ${address} port ${port} within ${Math.round(ms)} ms`))), ms);
	const onError = (error) => fail(new FaultError(faultOf(error, "connect")));
	socket.once("error", onError);
	socket.once("connect", () => {
		if (!arrived(address, socket.remoteAddress ?? "")) {
			fail(new FaultError(fault("address-refused", `the socket went to ${socket.remoteAddress ?? "nowhere"} instead of ${address}`)));
			return;
		}
		clearTimeout(timer);
		socket.off("error", onError);
		resolve(socket);
	});
});
const arrived = (address, remote) => canonicalAddress(remote) === canonicalAddress(address) || kindOfAddress(address) === "unspecified" && kindOfAddress(remote) === "loopback";
const tunnel = (socket, { authority, authorization }, ms) => new Promise((resolve, reject) => {
	let head = "";
	const settle = (error) => {
		clearTimeout(timer);
		socket.off("data", onData).off("error", onError).off("close", onClose);
		socket.pause();
		if (error === null) {
			resolve();
			return;
		}
		socket.destroy();
		reject(error);
	};
	const refuse = (detail) => settle(new FaultError(fault("unreachable", detail)));
	const onError = (error) => settle(new FaultError(faultOf(error, "connect")));
	const onClose = () => refuse("the proxy closed the connection");
	const onData = (chunk) => {
		head += chunk.toString("latin1");
		if (head.length > 16384) refuse("the proxy's answer to CONNECT is too long");
		if (!head.includes("\r\n\r\n")) return;
		const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? "nothing";
		if (status.startsWith("2") && head.endsWith("\r\n\r\n")) settle(null);
		else refuse(`the proxy answered ${status} to CONNECT ${authority}`);
	};
	const timer = setTimeout(() => refuse(`the proxy did not answer CONNECT within ${ms} ms`), ms);
	socket.on("data", onData).on("error", onError).on("close", onClose);
	const credentials = authorization === null ? "" : `Proxy-Authorization: ${authorization}\r\n`;
	socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${credentials}\r\n`);
});
const secure = async (socket, name, sockets) => {
	const { connect } = await import("node:tls");
	const secureContext = await sockets.secureContext();
	return new Promise((resolve, reject) => {
		const wrapped = connect({
			socket,
			host: name,
			...isAddress(name) ? {} : { servername: name },
			...secureContext === void 0 ? {} : { secureContext },
			ALPNProtocols: ["http/1.1"],
			minVersion: "TLSv1.2",
			rejectUnauthorized: true
		});
		sockets.open.add(wrapped);
		wrapped.once("close", () => sockets.open.delete(wrapped));
		const fail = (error) => {
			clearTimeout(timer);
			wrapped.destroy();
			socket.destroy();
			reject(error);
		};
		const timer = setTimeout(() => fail(new FaultError(fault("tls-handshake", `no TLS handshake within ${sockets.timeouts.tlsMs} ms`))), sockets.timeouts.tlsMs);
		const onError = (error) => fail(new FaultError(faultOf(error, "tls")));
		wrapped.once("error", onError);
		wrapped.once("secureConnect", () => {
			clearTimeout(timer);
			wrapped.off("error", onError);
			resolve(wrapped);
		});
	});
};

export { openSocket as n, secure as r, dial as t };