// The two stories as pages: prose around what the command line really printed. Pure.

import type { State, Told } from "./chapters.ts";

type Story = Readonly<Record<State, Told>>;

const made =
  "_What is printed here comes from real runs: Flask, BIND and unbound on loopback, and the command line as it is shipped. Only ports, the middle of loopback addresses, times and the number of requests have fixed values. `node scripts/stories.ts` plays the story and writes this page; a test plays it again and compares._";

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
const shown = ({ command, text }: Told): string => fence("console", `$ ${command}\n${text}`);
const lines = (text: string, from: RegExp, count: number): string => {
  const all = text.split("\n");
  const at = all.findIndex((line) => from.test(line));
  return all.slice(at, at + count).join("\n");
};

export const cachePoisoningPage = ({ before, after }: Story, source: (file: string) => string): string =>
  `${[
    "# A poisoned cache, and a signature that does not mind",
    `A service sends orders to its partner, \`api.partner.test\`. Every call is signed with HMAC, and both sides have tests for it. One day the resolver of the machine
that sends the calls has a wrong address in its cache. Nobody notices: at that address stands somebody who hands every signed call on to the real API, reads it on
the way, and sends everything else to files of their own.

\`\`\`
 service ──▶ resolver:  "api.partner.test is at 127.0.53.66"        the authoritative servers say 127.0.53.80
    │
    └─ signed call ──▶ 127.0.53.66, a stranger ──▶ 127.0.53.80, the real API: the signature fits
                          │
                          └─ anything else: 302 to https://files.stranger.test, with a certificate that is valid for that name
\`\`\`

The signature did its work as it was written. It was written without the host:`,
    fence("yaml", lines(source("partner-before.sigproof.yml"), /string-to-sign/, 1).trimStart()),
    "## What sigproof says",
    "The policy names the description, the scheme, and one harmless operation to try signatures on. The scan asks the resolver that the machine asks.",
    shown(before),
    `Three findings, one story:

- [\`uncovered-host\`](checks/uncovered-host.md): the call was accepted, and its string to sign says nothing about the host. So the same call is good anywhere.
- [\`divergent-resolution\`](checks/divergent-resolution.md): the resolver gives an address that the zone's own servers do not give, twice, and whoever answers there
  shows a certificate for another name. No request was sent to find that out, only a TLS handshake. Other addresses by region or load would have been no finding,
  because their servers prove the name.
- [\`undeclared-redirect-host\`](checks/undeclared-redirect-host.md): the redirect goes to a host that the description does not know. It was written down and not
  followed.

The first one is the flaw; the others are what made it matter. A scan from another network would have seen only the first, and that is reason enough to mend it.`,
    "## The fix",
    "Sign the host, and on the server compare with the name that it knows itself by, not with what the client claims. Query and nonce belong in, too.",
    fence("yaml", lines(source("partner-after.sigproof.yml"), /string-to-sign/, 1).trimStart()),
    fence(
      "python",
      `# server: its own configured name, never request.host
text = "\\n".join([request.method, "api.partner.test:8080", raw_path, raw_query, timestamp, nonce]).encode() + b"\\n" + request.get_data()`,
    ),
    "And have the resolver flushed, validate DNSSEC, and the zone signed, so that the next wrong answer is refused instead of believed.",
    shown(after),
    "`covered: static` means that the server puts its own name into the string. A stranger can still carry the call on, byte for byte; with TLS on top that needs a certificate for the name as well. What a stranger cannot do any more is take a call that was meant for one host to another that shares the key.",
    made,
  ].join("\n\n")}\n`;

export const zoneTransferPage = ({ before, after }: Story, source: (file: string) => string): string =>
  `${[
    "# An admin route behind half a signature, in a zone that tells everything",
    `An operations team has a small API that starts zone transfers to a new secondary: \`POST /admin/zones/{zone}/transfer\`. It is guarded by an HMAC of the body. The
name server that the team forgot, the second one, hands the whole zone to anyone who asks. Each of the two is a nuisance. Together they are a way in: the zone says
where the admin host is and which others there are, and one signed body from a log opens every path and every method there.`,
    fence("yaml", lines(source("zones-before.sigproof.yml"), /string-to-sign/, 1).trimStart()),
    fence("yaml", lines(source("zones-before.openapi.yaml"), /\/admin\/zones/, 5)),
    "## What sigproof says",
    shown(before),
    `- [\`signature-only-guard\`](checks/signature-only-guard.md) reads the description alone: an operation that administers names, and nothing but a shared secret in front of it.
- [\`uncovered-method\`](checks/uncovered-method.md) and [\`uncovered-path\`](checks/uncovered-path.md): the signed body is accepted, and nothing says what it was signed for. The
  body \`{"kind":"AXFR"}\` signed for one zone starts the transfer of another.
- [\`open-zone-transfer\`](checks/open-zone-transfer.md): both name servers were asked over TCP. The first refused, the second began to send; the connection was closed
  right there, and nothing but counts was kept.`,
    "## The fix",
    "Sign everything that says what the call is for, and check it before the router looks at the request, so that a wrong method is answered by the guard:",
    fence("yaml", lines(source("zones-after.sigproof.yml"), /string-to-sign/, 1).trimStart()),
    fence(
      "python",
      `@app.before_request   # a decorator on the view alone leaves 404 and 405 to whoever asks
def guard(): ...`,
    ),
    "Ask for a second, independent proof in the same requirement:",
    fence("yaml", lines(source("zones-after.openapi.yaml"), /\/admin\/zones/, 6)),
    "And let only the secondaries transfer the zone, on every name server:",
    fence("named.conf", `zone "ops.test" { type primary; file "ops.test.zone"; allow-transfer { key secondary-transfer; }; };`),
    shown(after),
    made,
  ].join("\n\n")}\n`;
