import { knownKeyAccepted } from "../../src/checks/known-key-accepted.ts";
import { expect, it } from "vitest";
import { experiment, facts, judges, needsControl, no, run, twice, yes } from "../experiments.ts";

judges(knownKeyAccepted, {
  open: experiment(twice("known-key/empty", yes)),
  closed: experiment(twice("known-key/empty", no)),
  says: /a signature made with an empty key is accepted/,
});
needsControl(knownKeyAccepted);

it("says what a public key taken for a secret means", () => {
  expect(run(knownKeyAccepted, facts(experiment(twice("known-key/public-pem", yes))))).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "proven", message: expect.stringContaining("a MAC keyed with the public key is accepted") }],
  });
});
