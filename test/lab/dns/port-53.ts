// Whether a lab may listen where name servers do: root may, others where the system lets them.

import { createSocket } from "node:dgram";
import type { TestContext } from "vitest";

const mayListen = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", () => resolve(false));
    socket.bind(53, "127.253.53.1", () => socket.close(() => resolve(true)));
  });

export const whyNotPort53 = async (): Promise<string | null> =>
  (await mayListen()) ? null : "this user may not listen on port 53 (root may, or net.ipv4.ip_unprivileged_port_start=53)";

/** Skips with the reason; fails where CI=true promised that it is allowed. */
export const needPort53 = async (context: TestContext): Promise<void> => {
  const why = await whyNotPort53();
  if (why === null) return;
  if (process.env["CI"] === "true") throw new Error(`${why}; scripts/lab.sh sets it`);
  context.skip(why);
};
