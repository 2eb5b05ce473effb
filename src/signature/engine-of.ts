// Which engine signs which scheme. Pure.

import type { Engine } from "./engine.ts";
import type { Scheme } from "./scheme.ts";
import { awsSigV4 } from "./engines/aws-sigv4.ts";
import { azureSharedKey } from "./engines/azure-sharedkey.ts";
import { cavage } from "./engines/cavage.ts";
import { jws } from "./engines/jws.ts";
import { oauth1 } from "./engines/oauth1.ts";
import { rfc9421 } from "./engines/rfc9421.ts";
import { templateEngine } from "./engines/template.ts";

const engines: { readonly [E in Scheme["engine"]]: Engine<Extract<Scheme, { readonly engine: E }>> } = {
  template: templateEngine,
  "aws-sigv4": awsSigV4,
  rfc9421,
  cavage,
  oauth1,
  "azure-sharedkey": azureSharedKey,
  jws,
};

/** The row of the scheme's own kind. The compiler cannot see that key and row belong together. */
export const engineOf = (scheme: Scheme): Engine<Scheme> => engines[scheme.engine];
