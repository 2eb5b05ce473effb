// A program with OpenTelemetry's own SDK, as a child process: asks what it is told, follows redirects by hand with its headers on, and exports its spans.
// node otel-client.ts <url to ask> <url to export to>

import { createRequire } from "node:module";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { registerInstrumentations } from "@opentelemetry/instrumentation";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

const [url = "", collector = ""] = process.argv.slice(2);

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ "service.name": "orders", "service.version": "1.4.2" }),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: collector }))],
});
provider.register();
registerInstrumentations({
  tracerProvider: provider,
  instrumentations: [new HttpInstrumentation({ headersToSpanAttributes: { client: { requestHeaders: ["X-API-Signature"], responseHeaders: ["Location"] } } })],
});
// The instrumentation patches what is required after it, so this must not be an import.
const http = createRequire(import.meta.url)("node:http") as typeof import("node:http");

const ask = (target: string): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    http
      .get(target, { headers: { "X-API-Signature": "s3cr3t-signature-of-a-test", "User-Agent": "orders/1.4.2" } }, (answer) => {
        answer.resume().once("end", () => resolve(answer.headers.location));
      })
      .once("error", reject);
  });

for (let next: string | undefined = url; next !== undefined; ) {
  const location: string | undefined = await ask(next);
  next = location === undefined ? undefined : new URL(location, next).href;
}
await provider.shutdown();
