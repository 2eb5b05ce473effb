import { anySignatureAccepted } from "../../src/checks/any-signature-accepted.ts";
import { experiment, judges, no, sent, yes } from "../experiments.ts";

judges(anySignatureAccepted, {
  open: experiment([], { exchanges: [sent("signed", yes), sent("unsigned", no), sent("garbled", yes), sent("garbled#2", yes), sent("signed#2", yes)] }),
  closed: experiment(),
  says: /GET \/orders: a wrong signature is accepted/,
});
