import { algorithmDowngrade } from "../../src/checks/algorithm-downgrade.ts";
import { experiment, judges, needsControl, no, twice, yes } from "../experiments.ts";

judges(algorithmDowngrade, {
  open: experiment(twice("algorithm-downgrade/hmac-sha1", yes)),
  closed: experiment(twice("algorithm-downgrade/hmac-sha1", no)),
  says: /a signature by hmac-sha1 is accepted/,
});
needsControl(algorithmDowngrade);
