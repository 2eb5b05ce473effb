// Vitest's global setup: lets scripts/lab.sh install Flask and nginx where CI=true or SIGPROOF_LAB=1 asks for it. Changes nobody's laptop unasked.

import { execFileSync } from "node:child_process";
import { join } from "node:path";

export default (): void => {
  if (process.env["CI"] !== "true" && process.env["SIGPROOF_LAB"] !== "1") return;
  execFileSync("bash", [join(import.meta.dirname, "..", "..", "scripts", "lab.sh")], { stdio: "inherit" });
};
