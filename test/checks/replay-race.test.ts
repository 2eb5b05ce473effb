import { replayRace } from "../../src/checks/replay-race.ts";
import { experiment, judges, needsControl, no, sent, yes } from "../experiments.ts";

judges(replayRace, {
  open: experiment(["#2", ""].flatMap((time) => [1, 2, 3].map((copy) => sent(`replay-race/${copy}${time}`, yes)))),
  closed: experiment([sent("replay-race/1", yes), sent("replay-race/2", no), sent("replay-race/3", no)]),
  says: /3 of 3 copies sent at once were accepted/,
});
needsControl(replayRace);
