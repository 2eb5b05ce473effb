import { expect, it } from "vitest";
import { staleTimestampAccepted } from "../../src/checks/stale-timestamp-accepted.ts";
import { experiment, facts, judges, needsControl, no, run, sent, twice, yes } from "../experiments.ts";

judges(staleTimestampAccepted, {
  open: experiment([sent("stale/86400", yes), sent("stale/86403", no), sent("future/300", yes), sent("future/302", no), ...twice("stale-border/303", yes)]),
  closed: experiment([sent("stale/300", yes), sent("stale/302", no), sent("future/300", yes), sent("future/302", no), ...twice("stale-border/306", no)]),
  says: /a timestamp 86400 s old is accepted, and max-age is 300 s/,
});
needsControl(staleTimestampAccepted);

it("is judged by the policy's max-age, with three seconds for clocks", () => {
  const window = (past: number) => facts(experiment([sent(`stale/${past}`, yes), sent(`stale/${past + 2}`, no), sent("future/1", yes), sent("future/3", no)]));
  expect(run(staleTimestampAccepted, window(303)).outcome).toBe("pass");
  expect(run(staleTimestampAccepted, window(304)).outcome).toBe("fail");
  expect(run(staleTimestampAccepted, window(900), { maxAge: 900 }).outcome).toBe("pass");
  expect(run(staleTimestampAccepted, window(70), { maxAge: 60 }).outcome).toBe("fail");
});

it("fails without a measured window too, where the border was accepted", () => {
  expect(run(staleTimestampAccepted, facts(experiment(twice("stale-border/306", yes)))).outcome).toBe("fail");
});

it("fails where an old signed date is revived by a fresh unsigned one, although the window is right", () => {
  const window = [sent("stale/300", yes), sent("stale/302", no), sent("future/1", yes), sent("future/3", no), ...twice("stale-border/306", no)];
  expect(run(staleTimestampAccepted, facts(experiment([...window, ...twice("stale-alternate/86400", yes)])))).toMatchObject({
    outcome: "fail",
    findings: [{ message: expect.stringContaining("beside a fresh") }],
  });
});

it("fails where a second header of the same name revives it, and says on which side it stood", () => {
  const window = [sent("stale/300", yes), sent("stale/302", no), sent("future/1", yes), sent("future/3", no), ...twice("stale-border/306", no)];
  const asked = [sent("stale-alternate/86400", no), ...twice("stale-repeated/after", yes), sent("stale-repeated/before", no)];
  expect(run(staleTimestampAccepted, facts(experiment([...window, ...asked])))).toMatchObject({
    outcome: "fail",
    findings: [{ message: expect.stringContaining("a fresh one after it in a second header") }],
  });
});
