import { xt as isAddress } from "./core.js";
import { getServers } from "node:dns";

// src/gather/system-resolvers.ts
const mostServers = 3;
const systemResolvers = async () => getServers().slice(0, mostServers).flatMap((text) => {
	const [, v6, v4, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(text) ?? [];
	const address = v6 ?? v4 ?? text;
	return isAddress(address) ? [{
		via: "udp",
		address,
		...port === void 0 ? {} : { port: Number(port) }
	}] : [];
});

export { systemResolvers };