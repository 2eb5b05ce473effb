// What checks of captured signatures share: when they apply, and how a captured call is quoted. Pure.

import type { Where } from "../model/check.ts";
import type { CapturedUse, CaptureFacts } from "../model/call.ts";
import type { SpecFacts } from "../model/spec.ts";

export const nothingCaptured = "no captured call carries a signature";

/** One line each: what was asked, what came back, and where it stands in the capture. */
export const quoteUse = ({ method, url, status, source }: CapturedUse): string =>
  `${method} ${url} → ${status === null ? "no answer" : `HTTP ${status}`} (${source.file}, ${source.entry})`;

/** The line that answers for a captured call: its operation, else the scheme that signed it. */
export const whereUsed = (
  spec: SpecFacts,
  captures: CaptureFacts,
  { scheme, host, use }: { readonly scheme: string | null; readonly host: string; readonly use: CapturedUse },
): Where => ({
  place: spec.operations.find(({ id }) => id === use.operation)?.place ?? captures.schemes.find(({ name }) => name === scheme)?.place ?? null,
  ...(use.operation === null ? {} : { operation: use.operation }),
  host,
  url: use.url,
});
