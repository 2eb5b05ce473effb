// oauthlib's own endpoint for signed requests, on Debian's Flask.

import { join } from "node:path";
import { startPython } from "../lab/python.ts";
import { bound, left, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";

const base = "signature.py signature_base_string";

export const oauths: readonly TruthRow[] = [
  {
    name: "oauthlib",
    version: "Debian python3-oauthlib 3.2.2",
    source: "oauthlib/oauth1/rfc5849/endpoints/signature_only.py, behind test/lab/flask/oauth1.py",
    needs: ["flask", "oauthlib"],
    signing: { scheme: "oauth1", algorithm: "hmac-sha256" },
    keyId: "partner",
    secret: "Xn4Tq8Lz2Wc7Ry5Kb9Vd3Hg6Pf1Sa0Jm",
    canary: {
      operation: "POST /orders",
      query: [["dry-run", "1"]],
      body: { kind: "json", value: { item: "book", count: 1 } },
      alternate: { kind: "json", value: { item: "book", count: 2 } },
    },
    start: () => startPython(join(import.meta.dirname, "..", "lab", "flask", "oauth1.py"), []),
    components: {
      method: bound(`${base}: http_method`),
      host: bound("signature.py base_string_uri: the host of the URI, which is the Host header"),
      path: bound("signature.py base_string_uri: the path"),
      query: bound("signature.py normalize_parameters: every pair of the query"),
      body: left("base.py _create_request: `Only include body data from x-www-form-urlencoded requests`; oauth_body_hash is signed and compared with nothing"),
      timestamp: bound("signature.py normalize_parameters: oauth_timestamp"),
      nonce: bound("signature.py normalize_parameters: oauth_nonce"),
      "content-type": left("it only decides whether the body is a form"),
    },
    trials: {
      unsigned: refused("base.py _get_signature_type_and_params: `Missing mandatory OAuth parameters`"),
      "any-signature": refused("signature.py safe_string_equals"),
      stripped: refused("signature.py safe_string_equals: another length is not equal"),
      "known-key": refused("oauth1.py get_client_secret: one secret"),
      "retired-key": shut("no earlier secret is configured"),
      "unpinned-host": letThrough("oauth1.py: the URI is made from the Host header, as Flask's own request.url is"),
      "forwarded-host": refused("Flask without ProxyFix reads the Host header alone"),
      "prefix-host": notHere("no host is refused, so there is no comparison to fool"),
      "unenforced-components": shut("RFC 5849 fixes what is signed"),
      "stale-timestamp": letThrough("request_validator.py timestamp_lifetime = 600, which is more than the five minutes of the policy"),
      "future-timestamp": letThrough("base.py _check_mandatory_parameters: abs, 600"),
      replay: refused("oauth1.py validate_timestamp_and_nonce"),
      "replay-race": refused("oauth1.py: setdefault is one step"),
      "algorithm-downgrade": letThrough("request_validator.py allowed_signature_methods: all of them, HMAC-SHA1 and PLAINTEXT too"),
      collision: shut("every part is percent-encoded before it is joined with &"),
      "method-override": refused("Flask reads no such header"),
      leak: refused("refusals say nothing"),
    },
    window: { past: 600, future: 600, because: "timestamp_lifetime = 600, abs" },
    replay: "refused",
  },
];
