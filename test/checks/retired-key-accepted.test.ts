import { retiredKeyAccepted } from "../../src/checks/retired-key-accepted.ts";
import { experiment, judges, needsControl, no, twice, yes } from "../experiments.ts";

judges(retiredKeyAccepted, {
  open: experiment(twice("retired-key/previous", yes)),
  closed: experiment(twice("retired-key/previous", no)),
  says: /the previous secret is still accepted/,
});
needsControl(retiredKeyAccepted);
