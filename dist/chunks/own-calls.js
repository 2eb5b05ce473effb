import { r as headersOf } from "./http-client.js";
import { B as redacted, z as redactUrl } from "./core.js";
import { n as secretSpellings, r as withoutSecrets } from "./scrub2.js";

// src/gather/own-calls.ts
const shown = new Set("accept accept-encoding accept-language accept-ranges access-control-allow-credentials access-control-allow-headers access-control-allow-methods access-control-allow-origin access-control-expose-headers access-control-max-age age allow alt-svc cache-control cf-cache-status cache-status connection content-disposition content-encoding content-language content-length content-location content-security-policy content-type date deprecation expires forwarded host keep-alive last-modified link location referrer-policy refresh retry-after server strict-transport-security sunset transfer-encoding upgrade user-agent vary via x-cache x-cache-lookup x-cache-status x-content-type-options x-forwarded-host x-forwarded-proto x-frame-options x-http-method-override x-original-host x-powered-by x-proxy-cache".split(" "));
const madeForIt = /[0-9a-fA-F]{32,}|[A-Za-z0-9+/_-]{40,}(?:=|%3D){0,2}/g;
const keepOwnCalls = (ports, request) => {
	const calls = [];
	const spellings = secretSpellings(request);
	return {
		ports: {
			...ports,
			exchange: async (ask) => {
				const at = ports.now();
				const exchange = await ports.exchange(ask);
				calls.push(callOf(ask, exchange, {
					at,
					wait: ports.now() - at
				}, spellings));
				return exchange;
			}
		},
		calls: () => calls
	};
};
const callOf = (ask, exchange, { at, wait }, spellings) => {
	const url = new URL(ask.url);
	const signed = ask.retry === "never";
	const clean = (text) => withoutSecrets(text.replace(madeForIt, redacted), spellings);
	const headers = (list) => list.map(([name, value]) => [clean(name), shown.has(name.toLowerCase()) ? clean(redactUrl(value)) : redacted]);
	const target = ask.target ?? `${url.pathname}${url.search}`;
	const answer = exchange.kind === "answer" ? exchange.answer : null;
	return {
		at,
		method: ask.method,
		url: asUri(signed ? clean(redactUrl(`${url.origin}${withoutValues(target)}`)) : withoutSecrets(redactUrl(`${url.origin}${target}`), spellings)),
		httpVersion: "HTTP/1.1",
		headers: headers(headersOf(ask, url)),
		body: {
			bytes: null,
			size: ask.payload?.length ?? 0
		},
		answer: answer === null ? null : {
			status: answer.status,
			statusText: "",
			headers: headers(answer.headers),
			body: {
				bytes: null,
				size: sizeOf(answer)
			}
		},
		timings: {
			connect: null,
			tls: null,
			send: 0,
			wait,
			receive: 0
		},
		address: answer?.address ?? null,
		error: exchange.kind === "fault" ? clean(exchange.fault.detail) : null
	};
};
const asUri = (url) => url.replaceAll(redacted, "redacted");
const withoutValues = (target) => {
	const [path = "", query] = target.split(/\?(.*)/s);
	return query === void 0 ? path : `${path}?${query.replace(/=[^&]*/g, `=${redacted}`)}`;
};
const sizeOf = ({ body, headers }) => {
	const announced = Number(headers.find(([name]) => name.toLowerCase() === "content-length")?.[1] ?? -1);
	return body?.length ?? (Number.isSafeInteger(announced) ? announced : -1);
};

export { keepOwnCalls };