// The Action's last act in a job: ends the recorder that its step started, whatever happened in between, and removes what it wrote. Does nothing after a scan.

import { appendFileSync } from "node:fs";
import { randomUUID } from "node:crypto";

const started = process.env["STATE_recorder"] ?? "";
if (started !== "") {
  const { endBackground, knownFolder, removeFolder } = await import("./doors/recorder/background.ts");
  const folder = knownFolder(started, process.env["RUNNER_TEMP"] ?? "");
  if (folder !== null) {
    const { before } = await endBackground(folder);
    const { recorderVariable, restoring } = await import("./doors/recorder/environment.ts");
    const { systemBundle } = await import("./doors/recorder/trust.ts");
    const file = process.env["GITHUB_ENV"] ?? "";
    // No scan took the variables back: the steps that clean up after the job still read them.
    if (before !== null && file !== "" && process.env[recorderVariable] === started)
      for (const [name, value] of Object.entries(restoring(before, systemBundle()))) {
        const mark = `sigproof_${randomUUID()}`;
        appendFileSync(file, `${name}<<${mark}\n${value}\n${mark}\n`);
      }
    removeFolder(folder);
    process.stdout.write("the recorder has ended, and what it wrote is removed\n");
  }
}
