// Yardstick: the same action with the GitHub client imported at the top, as most JavaScript actions do.
import { getInput, setFailed } from "@actions/core";
import { context } from "@actions/github";

try {
  getInput(context.eventName === "" ? "spec" : "spec", { required: true });
} catch (error) {
  setFailed(error.message);
}
