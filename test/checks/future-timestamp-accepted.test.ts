import { futureTimestampAccepted } from "../../src/checks/future-timestamp-accepted.ts";
import { experiment, judges, needsControl, no, sent, twice, yes } from "../experiments.ts";

judges(futureTimestampAccepted, {
  open: experiment([sent("stale/300", yes), sent("stale/302", no), sent("future/86400", yes), sent("future/86402", no), ...twice("future-border/303", yes)]),
  closed: experiment([sent("stale/300", yes), sent("stale/302", no), sent("future/300", yes), sent("future/302", no), ...twice("future-border/306", no)]),
  says: /a timestamp 86400 s ahead is accepted, and max-age is 300 s/,
});
needsControl(futureTimestampAccepted);
