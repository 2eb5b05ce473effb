import { stringToSignCollision } from "../../src/checks/string-to-sign-collision.ts";
import { experiment, judges, needsControl, no, triple, yes } from "../experiments.ts";

judges(stringToSignCollision, {
  open: experiment(triple("collision/query and body", yes, no, yes)),
  closed: experiment(triple("collision/query and body", yes, no, no)),
  says: /two different requests have one string to sign/,
});
needsControl(stringToSignCollision);
