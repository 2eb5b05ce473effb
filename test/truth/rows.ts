// The truth set, in the order of its table.

import type { TruthRow } from "./expected.ts";
import { cavages } from "./cavage.ts";
import { flasks } from "./flask.ts";
import { hawks } from "./hawk.ts";
import { oauths } from "./oauth1.ts";
import { messages } from "./rfc9421.ts";
import { sigv4 } from "./sigv4.ts";
import { webhooks } from "./webhooks.ts";

export const truth: readonly TruthRow[] = [...webhooks, ...hawks, ...messages, ...cavages, ...sigv4, ...oauths, ...flasks];
