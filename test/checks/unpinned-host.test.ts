import { unpinnedHost } from "../../src/checks/unpinned-host.ts";
import { experiment, judges, needsControl, no, triple, yes } from "../experiments.ts";

judges(unpinnedHost, {
  open: experiment(triple("host/foreign", yes, no, no)),
  closed: experiment(triple("host/foreign", no, no, no)),
  says: /a request to a foreign host is accepted when it is signed for that host/,
});
needsControl(unpinnedHost);
