// The parts of an evidence file that speak of names. Loads zod: import it lazily.

import * as z from "zod";

const text = z.string();

export const zone = z.object({ apex: text });
export const resolution = z.object({ name: text });
