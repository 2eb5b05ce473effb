import { unsignedAccepted } from "../../src/checks/unsigned-accepted.ts";
import { experiment, judges, no, sent, yes } from "../experiments.ts";

judges(unsignedAccepted, {
  open: experiment([], { exchanges: [sent("signed", yes), sent("unsigned", yes), sent("unsigned#2", yes), sent("garbled", no), sent("signed#2", yes)] }),
  closed: experiment(),
  says: /GET \/orders: a request without a signature is accepted/,
});
