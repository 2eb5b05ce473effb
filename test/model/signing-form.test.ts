// The words that policy and description may use are those that the engines know, no more and no fewer.

import { expect, it } from "vitest";
import { signingWords } from "../../src/model/signing-form.ts";
import { algorithms, spellings } from "../../src/signature/algorithm.ts";
import { headerSpaces, pathForms, queryForms } from "../../src/signature/canonical.ts";
import { keyEncodings } from "../../src/signature/key.ts";
import { placements } from "../../src/signature/scheme.ts";
import { nonceKinds, timestampFormats } from "../../src/signature/time.ts";

it.each([
  ["algorithm", algorithms],
  ["spelling", spellings],
  ["key", keyEncodings],
  ["timestamp", timestampFormats],
  ["nonce", nonceKinds],
  ["placement", placements],
  ["path", pathForms],
  ["query", queryForms],
  ["headerSpace", headerSpaces],
] as const)("%s", (name, known) => {
  expect([...signingWords[name]].toSorted()).toEqual([...known].toSorted());
});
