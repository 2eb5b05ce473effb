import { Dn as ScanError, Ln as components, U as readInput } from "./core.js";
import { _ as string, a as _enum, b as unknown, c as boolean, d as literal, f as looseObject, h as record, l as discriminatedUnion, m as object, n as ZodISODateTime, p as number, s as array, u as exactOptional, v as templateLiteral, x as _isoDateTime, y as union } from "./schemas.js";

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}

// src/doors/evidence-names.ts
const text$3 = string();
const zone = object({ apex: text$3 });
const resolution = object({ name: text$3 });
const certificate = object({ host: text$3 });

// src/doors/evidence-signing.ts
const text$2 = string();
const list$1 = (item) => array(item);
const place$1 = object({
	file: text$2,
	pointer: text$2
}).nullable();
const direction = _enum(["api", "webhook"]);
const component = union([_enum(components), templateLiteral(["header:", text$2])]);
const exchanged = object({
	id: text$2,
	request: text$2,
	changed: text$2,
	signature: _enum([
		"fresh",
		"garbled",
		"none",
		"for-the-original",
		"other"
	]),
	answer: object({
		status: number().int().min(100).max(999),
		type: text$2,
		code: text$2,
		body: text$2,
		expected: exactOptional(boolean())
	}).nullable(),
	fault: text$2.nullable(),
	leaked: list$1(_enum([
		"signature",
		"string-to-sign",
		"key"
	])),
	round: number().int().min(0),
	atMs: number(),
	skewSeconds: number().nullable()
});
const experiment = object({
	operation: text$2,
	scheme: text$2,
	builtin: boolean(),
	direction,
	declared: list$1(component),
	present: list$1(component),
	withSecret: boolean(),
	exchanges: list$1(exchanged),
	stopped: text$2.nullable(),
	stringToSign: text$2.nullable(),
	place: place$1
});
const signing = object({ schemes: list$1(object({
	name: text$2,
	builtin: boolean(),
	direction,
	algorithm: text$2,
	declared: list$1(component),
	operations: list$1(text$2),
	place: place$1,
	ambiguity: object({
		why: text$2,
		first: text$2,
		second: text$2,
		stringToSign: text$2
	}).nullable(),
	secret: union([literal("given"), object({ missing: text$2 })])
})) });
const secretStrength = object({
	scheme: text$2,
	weaknesses: list$1(text$2),
	confidence: _enum(["proven", "likely"])
});

// src/doors/evidence-traffic.ts
const text$1 = string();
const count$1 = number().int().min(0);
const source$1 = object({
	file: text$1,
	entry: text$1
});
const calls = object({
	sources: array(object({
		file: text$1,
		format: _enum(["har", "otlp"]),
		calls: count$1,
		unread: array(object({
			entry: text$1,
			why: text$1
		}))
	})),
	calls: array(object({
		url: text$1,
		host: text$1,
		method: text$1,
		tunnel: boolean(),
		status: number().int().nullable(),
		redirect: text$1.nullable(),
		credentials: array(text$1),
		client: text$1.nullable(),
		count: count$1,
		first: source$1
	}))
});
const captures = object({ signed: count$1 });

// src/doors/evidence-file.ts
const mostBytes = 268435456;
const text = string();
const count = number().int().min(0);
const list = (item) => array(item);
const place = object({
	file: text,
	pointer: text
});
const fault = object({
	reason: _enum([
		"dns",
		"address-refused",
		"connection-refused",
		"connection-reset",
		"empty-reply",
		"protocol-error",
		"truncated",
		"bad-encoding",
		"timeout",
		"response-limit",
		"tls-identity",
		"tls-protocol",
		"tls-handshake",
		"rate-limited",
		"deadline",
		"request-limit",
		"target-gave-up",
		"unreachable",
		"interrupted"
	]),
	detail: text
});
const declaredSignature = object({
	rule: _enum([
		"P2",
		"P4",
		"S1",
		"S2",
		"S3"
	]),
	name: text,
	schemes: list(text),
	place
});
const parameter = object({
	name: text,
	in: _enum([
		"path",
		"query",
		"querystring",
		"header",
		"cookie",
		"body",
		"formData"
	]),
	required: boolean(),
	role: _enum([
		"signature",
		"timestamp",
		"nonce",
		"digest"
	]).nullable(),
	sample: object({ value: unknown() }).nullable(),
	explode: boolean(),
	place
});
const spec = object({
	version: _enum([
		"2.0",
		"3.0",
		"3.1",
		"3.2"
	]),
	title: text.nullable(),
	servers: list(object({
		template: text,
		urls: list(text),
		hostPattern: text.nullable(),
		scope: _enum([
			"document",
			"path",
			"operation",
			"link"
		]),
		variables: list(object({
			name: text,
			inHost: boolean(),
			enum: list(text).nullable(),
			default: text.nullable(),
			place
		})),
		place
	})),
	operations: list(object({
		id: text,
		method: text,
		path: text,
		operationId: text.nullable(),
		tags: list(text),
		place,
		servers: list(count),
		parameters: list(parameter),
		bodyRequired: boolean(),
		security: list(list(text)),
		signature: declaredSignature.nullable(),
		responses: list(text)
	})),
	webhooks: list(object({
		id: text,
		kind: _enum(["webhook", "callback"]),
		name: text,
		place,
		signature: declaredSignature.nullable(),
		mentioned: text.nullable()
	})),
	schemes: list(object({
		name: text,
		type: text,
		detail: text.nullable(),
		in: _enum([
			"header",
			"query",
			"cookie"
		]).nullable(),
		signature: _enum([
			"S1",
			"S2",
			"S3"
		]).nullable(),
		signing: looseObject({ scheme: text }).nullable().default(null),
		place
	})),
	urls: list(object({
		url: text,
		kind: _enum([
			"oauth",
			"openid",
			"callback",
			"documentation"
		]),
		place
	})),
	unresolved: list(object({
		ref: text,
		remote: boolean(),
		why: text,
		place
	})),
	mentions: list(object({
		rule: _enum([
			"D2",
			"D5",
			"D6"
		]),
		text,
		place
	})),
	ignores: list(object({
		check: text,
		reason: text,
		until: text,
		operation: text.nullable(),
		hosts: list(text),
		place
	}))
});
const entry = discriminatedUnion("kind", [
	object({ kind: literal("base-url") }),
	object({
		kind: literal("server"),
		server: count
	}),
	object({
		kind: literal("operation"),
		operation: text
	})
]);
const source = _enum([
	"location",
	"content-location",
	"link",
	"refresh",
	"cors",
	"csp",
	"set-cookie",
	"body"
]);
const status = number().int().min(100).max(999);
const visit = object({
	entry,
	method: _enum(["GET", "HEAD"]),
	url: text,
	steps: list(object({
		url: text,
		status,
		location: text.nullable(),
		redirect: text.nullable(),
		references: list(object({
			source,
			host: text,
			value: text,
			detail: text,
			count
		})),
		body: union([_enum(["read", "none"]), fault]),
		cached: boolean()
	})),
	end: discriminatedUnion("kind", [
		object({ kind: literal("answered") }),
		object({
			kind: literal("left"),
			to: text
		}),
		object({ kind: literal("loop") }),
		object({ kind: literal("too-many-redirects") }),
		object({
			kind: literal("bad-location"),
			location: text
		}),
		object({
			kind: literal("fault"),
			fault
		})
	])
});
const probe = object({
	entry,
	url: text,
	sent: object({
		xForwardedHost: text,
		forwarded: text
	}),
	status: status.nullable(),
	fault: fault.nullable(),
	echoes: list(object({
		header: _enum(["X-Forwarded-Host", "Forwarded"]),
		source,
		value: text,
		detail: text
	}))
});
const fact = (value) => discriminatedUnion("state", [
	object({
		state: literal("known"),
		value
	}),
	object({
		state: literal("skipped"),
		why: text
	}),
	object({
		state: literal("failed"),
		why: text
	})
]);
const unasked = {
	state: "skipped",
	why: "the evidence was gathered without looking at signatures"
};
const withoutTraffic = {
	state: "skipped",
	why: "no traffic was given"
};
const withoutNames = {
	state: "skipped",
	why: "the evidence was gathered without looking at names and certificates"
};
const schema = object({
	schema: literal("sigproof.evidence/1"),
	tool: object({
		name: text,
		version: text
	}),
	startedAt: datetime(),
	durationMs: number().min(0),
	requests: count,
	proxy: text.nullable(),
	stopped: fault.nullable(),
	documents: list(object({
		file: text,
		text
	})).min(1),
	problems: list(object({
		kind: _enum([
			"spec",
			"policy",
			"waiver",
			"hint"
		]),
		message: text,
		place: place.nullable()
	})),
	facts: object({
		target: fact(object({
			baseUrl: text.nullable(),
			alias: text.nullable(),
			spec: text,
			offline: boolean()
		})),
		spec: fact(spec),
		visits: fact(object({
			visits: list(visit),
			notVisited: list(object({
				operation: text,
				why: text
			}))
		})),
		reflections: fact(list(probe)),
		sites: fact(record(text, object({
			site: text.nullable(),
			unicode: text
		}))),
		signing: fact(signing).default(unasked),
		experiments: fact(list(experiment)).default(unasked),
		secretStrength: fact(list(secretStrength)).default(unasked),
		calls: fact(calls).default(withoutTraffic),
		captures: fact(captures).default(withoutTraffic),
		zones: fact(list(zone)).default(withoutNames),
		resolutions: fact(list(resolution)).default(withoutNames),
		certificates: fact(list(certificate)).default(withoutNames)
	})
});
const parseEvidence = (json, name) => {
	const invalid = (why) => new ScanError("evidence-invalid", `${name} ${why}`, { hint: "Evidence is what --save-evidence writes; it cannot be edited by hand into something else." });
	let value;
	try {
		value = JSON.parse(json);
	} catch {
		throw invalid("is no JSON");
	}
	const version = value !== null && typeof value === "object" && "schema" in value ? value.schema : void 0;
	if (typeof version !== "string" || !version.startsWith("sigproof.evidence/")) throw invalid("is no sigproof evidence");
	if (version !== "sigproof.evidence/1") throw invalid("is of a version that this program does not read");
	let read;
	try {
		read = schema.safeParse(value);
	} catch (error) {
		if (error instanceof RangeError) throw invalid("is nested too deeply");
		throw error;
	}
	if (!read.success) {
		const [first] = read.error.issues;
		throw invalid(`is wrong at ${first === void 0 || first.path.length === 0 ? "its top" : first.path.map(String).join(".").slice(0, 200)}`);
	}
	const stray = strayReference(read.data);
	if (stray !== null) throw invalid(stray);
	return read.data;
};
const strayReference = ({ facts }) => {
	if (facts.spec.state !== "known") return null;
	const { servers, operations } = facts.spec.value;
	for (const operation of operations) for (const server of operation.servers) if (server >= servers.length) return `names server ${server} in ${operation.id.slice(0, 100)}, and there are ${servers.length}`;
	const looks = [...facts.visits.state === "known" ? facts.visits.value.visits : [], ...facts.reflections.state === "known" ? facts.reflections.value : []];
	const ids = new Set(operations.map(({ id }) => id));
	for (const { entry } of looks) {
		if (entry.kind === "server" && entry.server >= servers.length) return `visits server ${entry.server}, and there are ${servers.length}`;
		if (entry.kind === "operation" && !ids.has(entry.operation)) return `visits ${entry.operation.slice(0, 100)}, which is not among its operations`;
	}
	return null;
};
const readEvidence = (said) => parseEvidence(readInput(said, "evidence-invalid", mostBytes, null), `${said.from}: ${said.value}`);

export { readEvidence };