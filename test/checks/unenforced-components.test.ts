import { unenforcedComponents } from "../../src/checks/unenforced-components.ts";
import { experiment, judges, needsControl, no, twice, yes } from "../experiments.ts";

judges(unenforcedComponents, {
  open: experiment(twice("unenforced-components/without host", yes)),
  closed: experiment(twice("unenforced-components/without host", no)),
  says: /a signature without host is accepted/,
});
needsControl(unenforcedComponents);
