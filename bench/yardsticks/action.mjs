// Yardstick: the smallest action on the toolkit that asks for an input it does not get and says so.
import { getInput, setFailed } from "@actions/core";

try {
  getInput("spec", { required: true });
} catch (error) {
  setFailed(error.message);
}
