import { methodOverrideHonoured } from "../../src/checks/method-override-honoured.ts";
import { experiment, judges, needsControl, sent, twice, yes } from "../experiments.ts";

judges(methodOverrideHonoured, {
  open: experiment(twice("method-override/QXPROBE", { status: 405, type: "text/html", code: "", body: "" })),
  closed: experiment([sent("method-override/QXPROBE", yes)]),
  says: /X-HTTP-Method-Override changes the method/,
});
needsControl(methodOverrideHonoured);
