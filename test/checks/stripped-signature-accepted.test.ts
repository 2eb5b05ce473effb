import { strippedSignatureAccepted } from "../../src/checks/stripped-signature-accepted.ts";
import { experiment, judges, needsControl, no, twice, yes } from "../experiments.ts";

judges(strippedSignatureAccepted, {
  open: experiment(twice("stripped/first-8", yes)),
  closed: experiment(twice("stripped/first-8", no)),
  says: /the first 8 characters of the signature are enough/,
});
needsControl(strippedSignatureAccepted);
