// One recording: proxy, file, and what the child needs to know of both. Used by `sigproof record` and by the Action's recorder in the background.

import type { IncomingMessage, ServerResponse } from "node:http";
import { type Authority, createAuthority } from "./authority.ts";
import { announce, type Environment } from "./environment.ts";
import { inert } from "../../report/inert.ts";
import { openHarFile } from "./har-file.ts";
import { startProxy } from "./proxy.ts";
import type { Recorded } from "./words.ts";
import { type TrustFile, usualAuthorities, writeTrustFile } from "./trust.ts";

export interface RecordingOptions {
  /** Absolute path of the HAR file. */
  readonly out: string;
  readonly inspect: boolean;
  readonly env: Environment;
  /** PEM of `--ca-file`. */
  readonly ca: string | null;
  /** Where the file with the child's authorities goes, and stays until the caller removes the folder. Without one it is made and removed. */
  readonly folder?: string;
  /** Hosts that go past the recorder, beside those of NO_PROXY. */
  readonly past?: readonly string[];
  readonly remark: (text: string) => void;
  readonly control?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface Recording {
  readonly port: number;
  /** What to set for the command or the steps that follow. */
  readonly variables: Readonly<Record<string, string>>;
  readonly stop: () => Promise<Recorded>;
}

export const startRecording = async (options: RecordingOptions): Promise<Recording> => {
  const { env, remark } = options;
  let usual: readonly string[] | null = null;
  const authorities = (): readonly string[] => (usual ??= usualAuthorities(env, options.ca));
  const authority: Authority | null = options.inspect ? createAuthority(Date.now()) : null;
  const hosts = new Set<string>();
  const file = openHarFile(options.out, { onFull: remark });
  let trust: TrustFile | null = null;
  try {
    const proxy = await startProxy({
      env,
      authorities,
      authority,
      record: (call) => {
        try {
          hosts.add(new URL(call.url).host);
          file.write(call);
        } catch (error) {
          // What cannot be written down must not end the command.
          remark(`a call could not be recorded: ${inert(error instanceof Error ? error.message : String(error))}`);
        }
      },
      remark,
      ...(options.control === undefined ? {} : { control: options.control }),
    });
    trust = authority === null ? null : writeTrustFile([...authorities(), authority.pem], options.folder);
    return {
      port: proxy.port,
      variables: announce(env, { proxy: proxy.url, bundle: trust?.path ?? null, past: options.past ?? [] }),
      stop: async () => {
        await proxy.close();
        if (options.folder === undefined) trust?.remove();
        const { written, left } = file.close();
        return { calls: written, left, hosts: hosts.size };
      },
    };
  } catch (error) {
    trust?.remove();
    file.close();
    throw error;
  }
};
