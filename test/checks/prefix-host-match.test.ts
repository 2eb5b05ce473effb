import { prefixHostMatch } from "../../src/checks/prefix-host-match.ts";
import { experiment, judges, needsControl, no, triple, twice, yes } from "../experiments.ts";

judges(prefixHostMatch, {
  open: experiment([...triple("host/foreign", no, no, no), ...twice("prefix-host/api.example.com.invalid", yes)]),
  closed: experiment([...triple("host/foreign", no, no, no), ...twice("prefix-host/api.example.com.invalid", no)]),
  says: /the host api\.example\.com\.invalid is taken for our own/,
});
needsControl(prefixHostMatch);
