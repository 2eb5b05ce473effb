// A HAR file that grows while calls happen and is whole at every moment: each write ends with the archive's tail, and the next one overwrites it.

import { closeSync, constants, fchmodSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { ScanError } from "../../errors.ts";
import { project } from "../../model/project.ts";
import { type HarCall, harBetween, harEntry, harHead, harTail } from "../../traffic/har-writer.ts";

/** What readers of HAR files accept, ours among them. */
export const mostEntries = 50_000;
export const mostBytes = 64 * 1024 * 1024;

export interface HarFile {
  write(call: HarCall): void;
  /** Gives how many calls the file holds, and how many it could not take. */
  close(): { readonly written: number; readonly left: number };
}

export interface HarFileOptions {
  readonly mostEntries?: number;
  readonly mostBytes?: number;
  /** Called once, with a sentence, when the file takes no more. */
  readonly onFull: (why: string) => void;
}

/** Opens the file for its owner alone: it will hold credentials. */
export const openHarFile = (path: string, { mostEntries: entriesCap = mostEntries, mostBytes: bytesCap = mostBytes, onFull }: HarFileOptions): HarFile => {
  const descriptor = open(path);
  const head = Buffer.from(harHead(project));
  const tail = Buffer.from(harTail);
  let end = 0;
  let written = 0;
  let left = 0;
  let full = false;
  let waiting: Buffer[] = [];
  let timer: NodeJS.Timeout | null = null;

  const refuse = (why: string): void => {
    if (!full) onFull(why);
    full = true;
  };
  const put = (bytes: Buffer, at: number): void => {
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
  };
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    if (bytes.length === 0) return;
    try {
      put(Buffer.concat([bytes, tail]), end);
      end += bytes.length;
    } catch (error) {
      refuse(`the calls could not be written to ${path} (${codeOf(error)}); what follows is not recorded`);
    }
  };
  put(Buffer.concat([head, tail]), 0);
  end = head.length;
  let planned = head.length + tail.length;

  return {
    write(call) {
      const bytes = Buffer.from(`${written === 0 ? "" : harBetween}${harEntry(call)}`);
      if (written >= entriesCap || planned + bytes.length > bytesCap)
        refuse(`${path} is full (${written} calls, ${Math.round(planned / 1024 / 1024)} MiB); what follows is not recorded`);
      if (full) {
        left += 1;
        return;
      }
      planned += bytes.length;
      written += 1;
      waiting.push(bytes);
      timer ??= setTimeout(flush, 50).unref();
    },
    close() {
      flush();
      closeSync(descriptor);
      return { written, left };
    },
  };
};

const open = (path: string): number => {
  try {
    // A pipe without a reader would be waited for, and no signal is heard meanwhile.
    const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const descriptor = openSync(path, constants.O_WRONLY | constants.O_CREAT | careful, 0o600);
    if (!fstatSync(descriptor).isFile()) {
      closeSync(descriptor);
      throw Object.assign(new Error("no regular file"), { code: "no regular file" });
    }
    // An old file may be open to others.
    fchmodSync(descriptor, 0o600);
    ftruncateSync(descriptor);
    return descriptor;
  } catch (error) {
    throw new ScanError("output-refused", `--out: ${path} could not be opened (${codeOf(error)})`);
  }
};

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "unknown error");
