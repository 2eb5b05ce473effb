// Every check, in report order. To add one: copy the shortest, add its line here, write its test, run scripts/docs.ts.

import type { Check } from "../model/check.ts";
import { forwardedHostReflection } from "./forwarded-host-reflection.ts";
import { insecureRedirect } from "./insecure-redirect.ts";
import { insecureServer } from "./insecure-server.ts";
import { internalServer } from "./internal-server.ts";
import { lookAlikeHost } from "./look-alike-host.ts";
import { openServerVariable } from "./open-server-variable.ts";
import { optionalSignature } from "./optional-signature.ts";
import { redirectLoop } from "./redirect-loop.ts";
import { signatureOnlyGuard } from "./signature-only-guard.ts";
import { undeclaredBaseUrl } from "./undeclared-base-url.ts";
import { undeclaredFreshness } from "./undeclared-freshness.ts";
import { undeclaredLinkHost } from "./undeclared-link-host.ts";
import { undeclaredRedirectHost } from "./undeclared-redirect-host.ts";
import { undeclaredSignature } from "./undeclared-signature.ts";
import { undocumentedRejection } from "./undocumented-rejection.ts";
import { unresolvedReference } from "./unresolved-reference.ts";
import { unsignedWebhook } from "./unsigned-webhook.ts";

export const checks: readonly Check[] = [
  undeclaredBaseUrl,
  insecureServer,
  openServerVariable,
  internalServer,
  undeclaredSignature,
  optionalSignature,
  undeclaredFreshness,
  undocumentedRejection,
  signatureOnlyGuard,
  unsignedWebhook,
  unresolvedReference,
  undeclaredRedirectHost,
  insecureRedirect,
  lookAlikeHost,
  undeclaredLinkHost,
  forwardedHostReflection,
  redirectLoop,
];
