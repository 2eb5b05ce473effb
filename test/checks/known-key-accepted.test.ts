import { knownKeyAccepted } from "../../src/checks/known-key-accepted.ts";
import { experiment, judges, needsControl, no, twice, yes } from "../experiments.ts";

judges(knownKeyAccepted, {
  open: experiment(twice("known-key/empty", yes)),
  closed: experiment(twice("known-key/empty", no)),
  says: /a signature made with an empty key is accepted/,
});
needsControl(knownKeyAccepted);
