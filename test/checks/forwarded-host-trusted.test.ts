import { forwardedHostTrusted } from "../../src/checks/forwarded-host-trusted.ts";
import { experiment, judges, needsControl, no, twice, yes } from "../experiments.ts";

judges(forwardedHostTrusted, {
  open: experiment(twice("forwarded-host/X-Forwarded-Host", yes)),
  closed: experiment(twice("forwarded-host/X-Forwarded-Host", no)),
  says: /X-Forwarded-Host decides for which host/,
});
needsControl(forwardedHostTrusted);
