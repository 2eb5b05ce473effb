// The built-in schemes, in the order in which they are listed. Pure data.

import type { Builtin } from "../scheme.ts";
import { apiSchemes } from "./api.ts";
import { cloudSchemes } from "./cloud.ts";
import { exchangeSchemes } from "./exchange.ts";
import { standardSchemes } from "./standard.ts";
import { webhookSchemes } from "./webhook.ts";

export const builtins: readonly Builtin[] = [...standardSchemes, ...cloudSchemes, ...apiSchemes, ...exchangeSchemes, ...webhookSchemes];
