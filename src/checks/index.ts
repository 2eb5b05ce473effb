// Every check, in report order. To add one: copy the shortest, add its line here, write its test, run scripts/docs.ts.

import type { Check } from "../model/check.ts";
import { algorithmDowngrade } from "./algorithm-downgrade.ts";
import { ambiguousStringToSign } from "./ambiguous-string-to-sign.ts";
import { anySignatureAccepted } from "./any-signature-accepted.ts";
import { expiredTimestampUsed } from "./expired-timestamp-used.ts";
import { bogusDnssec } from "./bogus-dnssec.ts";
import { danglingCname } from "./dangling-cname.ts";
import { divergentResolution } from "./divergent-resolution.ts";
import { certificateMismatch } from "./certificate-mismatch.ts";
import { expiringCertificate } from "./expiring-certificate.ts";
import { forwardedHostReflection } from "./forwarded-host-reflection.ts";
import { forwardedHostTrusted } from "./forwarded-host-trusted.ts";
import { futureTimestampAccepted } from "./future-timestamp-accepted.ts";
import { insecureCall } from "./insecure-call.ts";
import { insecureRedirect } from "./insecure-redirect.ts";
import { insecureServer } from "./insecure-server.ts";
import { internalServer } from "./internal-server.ts";
import { knownKeyAccepted } from "./known-key-accepted.ts";
import { leakedSignature } from "./leaked-signature.ts";
import { lookAlikeHost } from "./look-alike-host.ts";
import { methodOverrideHonoured } from "./method-override-honoured.ts";
import { missingCaa } from "./missing-caa.ts";
import { missingHsts } from "./missing-hsts.ts";
import { openServerVariable } from "./open-server-variable.ts";
import { openZoneTransfer } from "./open-zone-transfer.ts";
import { optionalSignature } from "./optional-signature.ts";
import { outdatedTls } from "./outdated-tls.ts";
import { pinMismatch } from "./pin-mismatch.ts";
import { prefixHostMatch } from "./prefix-host-match.ts";
import { privateAddress } from "./private-address.ts";
import { rebindingAnswer } from "./rebinding-answer.ts";
import { redirectLoop } from "./redirect-loop.ts";
import { replayAccepted } from "./replay-accepted.ts";
import { replayRace } from "./replay-race.ts";
import { retiredKeyAccepted } from "./retired-key-accepted.ts";
import { reusedNonce } from "./reused-nonce.ts";
import { reusedSignature } from "./reused-signature.ts";
import { signatureFollowsRedirect } from "./signature-follows-redirect.ts";
import { signatureOnlyGuard } from "./signature-only-guard.ts";
import { silentServer } from "./silent-server.ts";
import { staleTimestampAccepted } from "./stale-timestamp-accepted.ts";
import { stringToSignCollision } from "./string-to-sign-collision.ts";
import { strippedSignatureAccepted } from "./stripped-signature-accepted.ts";
import { uncoveredBody } from "./uncovered-body.ts";
import { uncoveredContentType } from "./uncovered-content-type.ts";
import { uncoveredHeader } from "./uncovered-header.ts";
import { uncoveredHost } from "./uncovered-host.ts";
import { uncoveredMethod } from "./uncovered-method.ts";
import { uncoveredNonce } from "./uncovered-nonce.ts";
import { uncoveredPath } from "./uncovered-path.ts";
import { uncoveredQuery } from "./uncovered-query.ts";
import { uncoveredScheme } from "./uncovered-scheme.ts";
import { uncoveredTimestamp } from "./uncovered-timestamp.ts";
import { undeclaredBaseUrl } from "./undeclared-base-url.ts";
import { undeclaredCall } from "./undeclared-call.ts";
import { undeclaredCallHost } from "./undeclared-call-host.ts";
import { undeclaredFreshness } from "./undeclared-freshness.ts";
import { undeclaredLinkHost } from "./undeclared-link-host.ts";
import { undeclaredRedirectHost } from "./undeclared-redirect-host.ts";
import { undeclaredSignature } from "./undeclared-signature.ts";
import { undocumentedRejection } from "./undocumented-rejection.ts";
import { unenforcedComponents } from "./unenforced-components.ts";
import { unpinnedHost } from "./unpinned-host.ts";
import { unresolvedReference } from "./unresolved-reference.ts";
import { unverifiableSignature } from "./unverifiable-signature.ts";
import { unsignedAccepted } from "./unsigned-accepted.ts";
import { unsignedWebhook } from "./unsigned-webhook.ts";
import { unsignedZone } from "./unsigned-zone.ts";
import { weakAlgorithm } from "./weak-algorithm.ts";
import { weakSecret } from "./weak-secret.ts";

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
  ambiguousStringToSign,
  weakAlgorithm,
  undeclaredRedirectHost,
  insecureRedirect,
  lookAlikeHost,
  undeclaredLinkHost,
  forwardedHostReflection,
  redirectLoop,
  undeclaredCallHost,
  undeclaredCall,
  insecureCall,
  signatureFollowsRedirect,
  silentServer,
  reusedNonce,
  reusedSignature,
  unverifiableSignature,
  expiredTimestampUsed,
  unsignedAccepted,
  anySignatureAccepted,
  strippedSignatureAccepted,
  knownKeyAccepted,
  retiredKeyAccepted,
  uncoveredHost,
  uncoveredMethod,
  uncoveredPath,
  uncoveredQuery,
  uncoveredBody,
  uncoveredTimestamp,
  uncoveredNonce,
  uncoveredHeader,
  uncoveredContentType,
  uncoveredScheme,
  unpinnedHost,
  forwardedHostTrusted,
  prefixHostMatch,
  unenforcedComponents,
  staleTimestampAccepted,
  futureTimestampAccepted,
  replayAccepted,
  replayRace,
  algorithmDowngrade,
  stringToSignCollision,
  methodOverrideHonoured,
  leakedSignature,
  weakSecret,
  openZoneTransfer,
  divergentResolution,
  bogusDnssec,
  unsignedZone,
  missingCaa,
  danglingCname,
  privateAddress,
  rebindingAnswer,
  certificateMismatch,
  expiringCertificate,
  pinMismatch,
  outdatedTls,
  missingHsts,
];
