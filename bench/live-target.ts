// Starts the loopback API in its own process and writes the descriptions of it that each client reads.

import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Book } from "./server.ts";

export const operationCount = 500;

export interface LiveTarget {
  readonly baseUrl: string;
  /** OpenAPI 3 in JSON, Arazzo with one step per operation, and a curl configuration: 500 GET operations each. */
  readonly files: { readonly openapi: string; readonly arazzo: string; readonly curl: string };
  clear(): Promise<void>;
  book(): Promise<Book>;
  stop(): void;
}

const name = (i: number): string => `/thing-${String(i).padStart(3, "0")}`;
const all = Array.from({ length: operationCount }, (_, i) => name(i));

const openapi = (baseUrl: string): unknown => ({
  openapi: "3.0.3",
  info: { title: "Five hundred things", version: "1.0.0" },
  servers: [{ url: baseUrl }],
  paths: Object.fromEntries(
    all.map((path, i) => [
      path,
      {
        get: {
          operationId: `getThing${i}`,
          summary: `Thing ${i}`,
          responses: {
            "200": {
              description: "The thing",
              content: {
                "application/json": { schema: { type: "object", required: ["id", "ok"], properties: { id: { type: "string" }, ok: { type: "boolean" } } } },
              },
            },
          },
        },
      },
    ]),
  ),
});

const arazzo = (description: string): unknown => ({
  arazzo: "1.0.1",
  info: { title: "Every operation once", version: "1.0.0" },
  sourceDescriptions: [{ name: "things", type: "openapi", url: description }],
  workflows: [
    {
      workflowId: "all",
      steps: all.map((_, i) => ({
        stepId: `step-${i}`,
        operationId: `$sourceDescriptions.things.getThing${i}`,
        successCriteria: [{ condition: "$statusCode == 200" }],
      })),
    },
  ],
});

const field = (message: unknown, key: string): unknown =>
  typeof message === "object" && message !== null ? (message as Record<string, unknown>)[key] : undefined;

export const startTarget = async (latencyMs: number, scratch: string): Promise<LiveTarget> => {
  const child = fork(path.join(import.meta.dirname, "server.ts"), [String(latencyMs)], { stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
  const answer = (key: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error("the loopback API ended early"));
      child.once("exit", onExit);
      child.once("message", (message) => {
        child.off("exit", onExit);
        resolve(field(message, key));
      });
    });
  const baseUrl = `http://127.0.0.1:${String(await answer("port"))}`;

  const files = {
    openapi: path.join(scratch, `things-${latencyMs}.json`),
    arazzo: path.join(scratch, `things-${latencyMs}.arazzo.json`),
    curl: path.join(scratch, `things-${latencyMs}.curl`),
  };
  writeFileSync(files.openapi, JSON.stringify(openapi(baseUrl), null, 2));
  writeFileSync(files.arazzo, JSON.stringify(arazzo(path.basename(files.openapi))));
  writeFileSync(files.curl, all.map((path) => `url = "${baseUrl}${path}"\noutput = "/dev/null"\n`).join(""));

  return {
    baseUrl,
    files,
    clear: async () => {
      const done = answer("cleared");
      child.send("clear");
      await done;
    },
    book: async () => {
      const done = answer("book");
      child.send("book");
      return (await done) as Book;
    },
    stop: () => void child.kill(),
  };
};
