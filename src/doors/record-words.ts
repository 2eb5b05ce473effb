// What the command line says about `sigproof record` before anything of it is loaded. Pure.

import { project } from "../model/project.ts";

export interface RecordFlags {
  readonly out?: string;
  readonly inspectTls?: boolean;
  readonly caFile?: string;
  readonly quiet?: boolean;
}

export const recordHelp = `
The command's output and exit code stay as they are. What it calls through HTTP_PROXY and HTTPS_PROXY is written down: plain HTTP whole, TLS as host and
port, or whole with --inspect-tls. NO_PROXY is respected.

The file holds credentials as they were sent. Only you can read it (mode 0600): do not commit or upload it. --save-evidence of a scan writes what may be shared.

Examples:
  ${project.name} record -- npm test
  ${project.name} record --inspect-tls --out calls.har -- pytest -q
  ${project.name} scan --offline --spec openapi.yaml --traffic calls.har`;
