import { Cr as defaultPolicy, En as bareCanary, Pn as secretOf, br as project, i as scan, lt as checks, r as toText } from "./core.js";
import { t as createPorts } from "./node-ports.js";
import { basename, relative } from "node:path";
import { createServer } from "node:http";
import { createHmac, timingSafeEqual } from "node:crypto";

// src/doors/demo-api.ts
const demoDescription = `# The description of the small API that \`sigproof demo\` starts on loopback and scans.
# It reads like many a real one: written by hand, nearly right, and silent about what the running API does.
openapi: 3.1.0
info:
  title: Partner orders
  version: 2.4.0
  description: Orders, invoices and DNS zones of our partners. Writing calls are signed, see \`partnerSignature\`.

servers:
  - url: https://api.partner.example.com
    description: Production
  - url: https://{region}.partner.example.com
    description: Regional entry points
    variables:
      region:
        # Any value goes: whoever fills in this variable chooses the host.
        default: eu-1
        description: Region of the partner's contract

tags:
  - name: orders
  - name: zones

paths:
  /status:
    get:
      summary: Is the service up?
      responses:
        "200": { description: It is. }

  /orders:
    get:
      tags: [orders]
      summary: The latest orders
      parameters:
        - { name: limit, in: query, schema: { type: integer, default: 10 } }
      responses:
        "200": { description: A page of orders; the next page is in the \`Link\` header. }
    post:
      tags: [orders]
      summary: Place an order
      security: [{ partnerSignature: [] }]
      parameters:
        - $ref: "#/components/parameters/Timestamp"
      requestBody:
        required: true
        content:
          application/json: { schema: { type: object } }
      responses:
        "202": { description: Accepted. }
        "401": { description: Signature missing, wrong or too old. }

  /orders/{order}:
    get:
      tags: [orders]
      summary: One order
      parameters:
        - { name: order, in: path, required: true, schema: { type: string }, example: ord_1001 }
      responses:
        "200": { description: The order. }

  # Moved to the document store in spring; the store's host never made it into \`servers\`.
  /reports/latest:
    get:
      summary: The monthly report
      responses:
        "302": { description: Where the file is. }

  /account:
    get:
      summary: Who am I, and where is my logo?
      responses:
        "200": { description: The account, with a link to its logo. }

  /invoices:
    get:
      summary: Open invoices
      responses:
        "200": { description: A page of invoices with \`next\`. }

  # Hands out a whole DNS zone. An HMAC header is all that guards it: no client certificate, no OAuth, no second factor.
  /zones/{zone}/transfer:
    post:
      tags: [zones]
      summary: Start a zone transfer
      security: [{ partnerSignature: [] }]
      parameters:
        - { name: zone, in: path, required: true, schema: { type: string }, example: partner.example.com }
        - $ref: "#/components/parameters/Timestamp"
      responses:
        "202": { description: The transfer runs. }
        "401": { description: Signature missing, wrong or too old. }

components:
  parameters:
    Timestamp:
      { name: X-API-Timestamp, in: header, required: true, schema: { type: integer }, description: Unix seconds; part of the string to sign. }
  securitySchemes:
    partnerSignature:
      type: apiKey
      in: header
      name: X-API-Signature
      description: HMAC-SHA256 over method, path, timestamp and body, in hex.
      # The same for programs. What is missing in it is missing in the API, too: the host, and a nonce.
      x-signature:
        scheme: custom
        string-to-sign: "{method}\\n{target}\\n{timestamp}\\n{body}"
        timestamp: { format: unix-seconds, in: header, name: X-API-Timestamp }
        send: [{ in: header, name: X-API-Signature, value: "{signature}" }]
`;
const demoHost = "api.partner.example.com";
const strayReport = `https://${demoHost}.evil.example/reports/latest.pdf`;
const imitatedLogo = "https://api.partner.exаmple.com/logo.svg";
const demoKey = "8f1c6b0e5d9a47e2b3c4f60718293a5bd7e9f0a1c2b34d56";
const startDemoApi = () => new Promise((resolve, reject) => {
	const server = createServer(answer);
	server.once("error", reject);
	server.listen(0, "127.0.0.1", () => {
		const address = server.address();
		if (address === null || typeof address === "string") {
			reject(/* @__PURE__ */ new Error("the demo API has no port"));
			return;
		}
		const close = () => new Promise((closed) => {
			server.close(() => closed());
			server.closeAllConnections();
		});
		resolve({
			port: address.port,
			close
		});
	});
});
const answer = (request, response) => {
	if (request.method === "GET" || request.method === "HEAD") return read(request, response);
	return whenSigned(request, response, () => {
		const [path = ""] = (request.url ?? "/").split("?");
		return request.method === "POST" && (path === "/orders" || /^\/zones\/[^/]+\/transfer$/.test(path)) ? json(response, { accepted: true }, 202) : json(response, { error: "not found" }, 404);
	});
};
const read = (request, response) => {
	const [path] = (request.url ?? "/").split("?");
	if (path === "/status") return json(response, { status: "ok" });
	if (path === "/orders") {
		response.setHeader("Link", `<https://${demoHost}/orders?limit=10&page=2>; rel="next"`);
		return json(response, { orders: [order] });
	}
	if (path === `/orders/${order.id}`) return json(response, order);
	if (path === "/reports/latest") {
		response.writeHead(302, { Location: strayReport }).end();
		return;
	}
	if (path === "/account") return json(response, {
		name: "Example Ltd",
		links: { logo: { href: imitatedLogo } }
	});
	if (path === "/invoices") {
		const host = request.headers["x-forwarded-host"] ?? "api.partner.example.com";
		return json(response, {
			invoices: [],
			next: `https://${String(host)}/invoices?page=2`
		});
	}
	return json(response, { error: "not found" }, 404);
};
const order = {
	id: "ord_1001",
	total: "49.00",
	self: `https://${demoHost}/orders/ord_1001`
};
const json = (response, value, status = 200) => {
	response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
};
const whenSigned = (request, response, next) => {
	const timestamp = String(request.headers["x-api-timestamp"] ?? "");
	const mac = createHmac("sha256", demoKey).update(`${request.method}\n${request.url}\n${timestamp}\n`);
	request.on("data", (chunk) => mac.update(chunk));
	request.on("end", () => {
		const given = Buffer.from(String(request.headers["x-api-signature"] ?? ""), "hex");
		const wanted = mac.digest();
		const age = Date.now() / 1e3 - Number(timestamp);
		if (age < 86400 && age > -300 && given.length === wanted.length && timingSafeEqual(given, wanted)) next();
		else json(response, { error: "bad signature" }, 401);
	});
};

// src/doors/quickstart.ts
const quickstart = (commit = "<full SHA>") => `name: sigproof
on: [push, pull_request]
permissions: {}                # contents: read where the repository is private
jobs:
  sigproof:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: { persist-credentials: false }
      - run: ./start-my-api &  # however your API starts
      - uses: ${project.slug}@${commit} # v${project.version}
        with:
          spec: openapi.yaml
          base-url: http://127.0.0.1:5000
          wait-for: /            # a path that answers 2xx or 3xx once the API is up
`;

// src/doors/demo.ts
const file = "demo/openapi.yaml";
const flaws = [
	{
		check: "undeclared-redirect-host",
		line: {
			text: "get:",
			after: "/reports/latest:"
		}
	},
	{
		check: "open-server-variable",
		line: {
			text: "region:",
			after: "{region}"
		}
	},
	{
		check: "signature-only-guard",
		line: {
			text: "post:",
			after: "/zones/{zone}/transfer:"
		}
	},
	{
		check: "look-alike-host",
		line: {
			text: "get:",
			after: "/reports/latest:"
		}
	},
	{
		check: "look-alike-host",
		line: {
			text: "get:",
			after: "/account:"
		}
	},
	{
		check: "undeclared-link-host",
		line: {
			text: "get:",
			after: "/account:"
		}
	},
	{
		check: "forwarded-host-reflection",
		line: {
			text: "get:",
			after: "/invoices:"
		}
	},
	{
		check: "uncovered-host",
		line: {
			text: "post:",
			after: "/orders:"
		}
	},
	{
		check: "stale-timestamp-accepted",
		line: {
			text: "post:",
			after: "/orders:"
		}
	},
	{
		check: "replay-accepted",
		line: {
			text: "post:",
			after: "/orders:"
		}
	}
];
const planted = flaws.filter((flaw) => checks.some((check) => check.id === flaw.check));
const runDemo = async (io) => {
	const report = await scanDemo();
	io.stdout(`${toText(report, {
		color: io.color,
		verbose: false,
		next: false
	})}\n${next(ownCommand(process.argv[1] ?? "", process.cwd()), planted[0]?.check ?? "")}`);
	const missed = planted.filter(({ check, line }) => !found(report, check, lineOf(line.text, line.after)));
	for (const { check, line } of missed) io.stderr(`The demo went wrong: ${check} was not found below "${line.after}". Please report it: ${project.repository}/issues\n`);
	return missed.length === 0 ? 0 : 1;
};
const scanDemo = async () => {
	const api = await startDemoApi();
	const request = requestFor(api.port);
	const world = createPorts({
		request,
		env: {}
	});
	const ports = {
		...world,
		readFile: (path) => path === file ? {
			kind: "text",
			text: demoDescription,
			path
		} : {
			kind: "missing",
			why: "the demo has one file"
		}
	};
	try {
		return (await scan(request, ports)).report;
	} finally {
		await world.close();
		await api.close();
	}
};
const requestFor = (port) => ({
	spec: file,
	baseUrl: `http://127.0.0.1:${port}`,
	alias: demoHost,
	offline: false,
	waitFor: null,
	remoteRefs: false,
	ca: null,
	limits: {
		rate: null,
		concurrency: null,
		deadlineMs: 1e4,
		requests: null
	},
	policy: defaultPolicy,
	signing: {
		setups: [{
			form: { scheme: "x-signature" },
			keyId: null,
			operations: null,
			secret: secretOf(demoKey),
			missing: null,
			previous: null,
			place: null
		}],
		canaries: [{
			...bareCanary("POST /orders"),
			body: {
				kind: "json",
				value: {
					item: "lamp",
					count: 2
				}
			},
			alternate: {
				kind: "json",
				value: {
					item: "chair",
					count: 1
				}
			}
		}],
		quick: false
	}
});
const lineOf = (text, after) => {
	const lines = demoDescription.split("\n");
	const from = lines.findIndex((line) => line.includes(after));
	return lines.findIndex((line, index) => index >= from && line.includes(text)) + 1;
};
const found = (report, check, line) => report.results.some((result) => result.check === check && result.findings.some((finding) => finding.location.line === line));
const ownCommand = (script, from) => basename(script) === "cli.js" ? `node ${relative(from, script)}` : "sigproof";
const next = (command, check) => `That was a small API on 127.0.0.1 with flaws on purpose; nobody else was contacted. Its description is ${file}.

What to run next

  Why a finding matters, and how to mend it:
    ${command} explain ${check}

  Your own API, running on this machine:
    ${command} scan http://127.0.0.1:5000 --spec openapi.yaml

  Every pull request, as .github/workflows/sigproof.yml:

${quickstart().replace(/^(?=.)/gm, "    ")}
  ${project.repository}#readme
`;

export { runDemo };