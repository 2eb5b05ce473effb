// The scenes where nothing is installed: the same zones from servers in this process.

import { afterAll, beforeAll } from "vitest";
import { playScenes } from "./scenes.ts";
import { startWireLab, type WireLab } from "./wire-server.ts";

let lab: WireLab;
beforeAll(async () => {
  lab = await startWireLab();
});
afterAll(() => lab.stop());

playScenes(() => lab, 2);
