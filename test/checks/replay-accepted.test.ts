import { expect, it } from "vitest";
import { replayAccepted } from "../../src/checks/replay-accepted.ts";
import { experiment, facts, judges, needsControl, no, run, sent, twice, yes } from "../experiments.ts";

judges(replayAccepted, {
  open: experiment([sent("replay/first", yes), ...twice("replay/again", yes)]),
  closed: experiment([sent("replay/first", yes), ...twice("replay/again", no)]),
  says: /the same request was accepted again \(2 of 2 times\)/,
});
needsControl(replayAccepted);

it("asks the policy first, then the direction of the scheme", () => {
  const asked = [sent("replay/first", yes), ...twice("replay/again", yes)];
  expect(run(replayAccepted, facts(experiment(asked)), { replay: "accept" })).toMatchObject({
    outcome: "not-applicable",
    why: expect.stringContaining("require.replay"),
  });
  const webhook = experiment(asked, { scheme: "stripe", builtin: true, direction: "webhook" });
  expect(run(replayAccepted, facts(webhook))).toMatchObject({ outcome: "not-applicable", why: expect.stringContaining("webhooks") });
  expect(run(replayAccepted, facts(webhook), { replay: "refuse" }).outcome).toBe("fail");
});
