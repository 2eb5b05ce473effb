// What a recording comes to, in a sentence. Pure.

export interface Recorded {
  readonly calls: number;
  /** Calls that the file could not take. */
  readonly left: number;
  readonly hosts: number;
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

export const summary = ({ calls, hosts, left }: Recorded, file: string, inspected: boolean): string => {
  if (calls === 0) return "no call went through the recorder. Programs have to honour HTTP_PROXY and HTTPS_PROXY; Node's own clients do from 22.21 and 24.5 on";
  return [
    `${many(calls, "call")} to ${many(hosts, "host")} written to ${file}, which holds credentials: keep it private`,
    ...(left === 0 ? [] : [`${many(left, "further call")} did not fit`]),
    ...(inspected ? [] : ["of calls over TLS only host and port are known; --inspect-tls shows more"]),
  ].join("; ");
};
