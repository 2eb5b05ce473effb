// Signatures that vendors and standards publish, one row each: what goes in, what must come out, and where it is written.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Header, type Message, messageTo } from "../../../src/signature/message.ts";
import type { SigningScheme } from "../../../src/signature/scheme.ts";
import { googleEmail, googleKey, googleVectors } from "../google-vectors.ts";
import { keys, request } from "../rfc9421-vectors.ts";

export interface Published {
  readonly scheme: string;
  readonly says: string;
  /** One of the sources that the built-in names. */
  readonly from: string;
  /** Options laid over the built-in. */
  readonly options?: Omit<SigningScheme, "scheme">;
  readonly keyId?: string;
  readonly secret: string;
  readonly message: Message;
  readonly timestamp?: string;
  readonly nonce?: string;
  /** What the signed message carries: a header, or a query parameter. */
  readonly expect: { readonly header: string; readonly value: string } | { readonly query: string; readonly value: string } | { readonly signature: string };
}

const require = createRequire(import.meta.url);

/** A file inside an installed package, past its `exports`. */
export const inPackage = (name: string, file: string): string => {
  for (const root of require.resolve.paths(name) ?? []) {
    try {
      return readFileSync(join(root, name, file), "utf8");
    } catch {
      continue;
    }
  }
  throw new Error(`${dirname(import.meta.url)}: ${name}/${file} is not installed`);
};

const post = (url: string, body: string, headers: readonly Header[] = []): Message => messageTo("POST", url, { body, headers });
const form: readonly Header[] = [["Content-Type", "application/x-www-form-urlencoded"]];
const json: readonly Header[] = [["Content-Type", "application/json"]];

const hooks = "https://hooks.example.com/in";

const hawk = {
  scheme: "hawk",
  from: "https://github.com/mozilla/hawk/blob/main/API.md",
  keyId: "dh37fgj492je",
  secret: "werxhqb98rpaxn39848xrunpaw3489ruxnpa98w4rxn",
  options: { define: { ext: "some-app-ext-data", "ext-part": 'ext="{ext}", ' } },
  timestamp: "1353832234",
  nonce: "j4h3g2",
} as const;

const standardWebhooks = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  timestamp: "1614265330",
  nonce: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  message: post(hooks, '{"test": 2432232314}'),
} as const;

const acquia = (
  says: string,
  method: string,
  url: string,
  keyId: string,
  secret: string,
  nonce: string,
  body: string,
  signature: string,
  realm = "Pipet service",
): Published => ({
  scheme: "acquia-hmac-2",
  says,
  from: "https://github.com/acquia/http-hmac-spec/blob/2.0/fixtures.json",
  keyId,
  secret,
  options: { define: { realm } },
  timestamp: "1432075982",
  nonce,
  message: messageTo(method, url, { headers: json, body }),
  expect: {
    header: "Authorization",
    value: `acquia-http-hmac id="${keyId}",nonce="${nonce}",realm="${encodeURIComponent(realm)}",signature="${signature}",version="2.0"`,
  },
});

const duo = {
  keyId: "test_ikey",
  secret: "test_skey",
  timestamp: "Tue, 21 Aug 2012 17:29:18 -0000",
  from: "npm:@duosecurity/duo_api@1.5.0 (tests/duo_sig.js)",
} as const;

const pusher = {
  scheme: "pusher-rest",
  from: "npm:pusher@5.3.4 (tests/integration/pusher/create_signed_query_string.js)",
  keyId: "f00d",
  secret: "tofu",
  timestamp: "1234567890",
} as const;

interface AkamaiFile {
  readonly base_url: string;
  readonly access_token: string;
  readonly client_token: string;
  readonly client_secret: string;
  readonly nonce: string;
  readonly timestamp: string;
  readonly tests: readonly {
    readonly testName: string;
    readonly request: {
      readonly method: string;
      readonly path: string;
      readonly data?: string;
      readonly headers?: readonly Readonly<Record<string, string>>[];
    };
    readonly expectedAuthorization: string;
  }[];
}

/** Leaves out the cases that sign further headers or cut the body at a limit: the built-in does neither, and says so. */
const akamai = (): readonly Published[] => {
  const file = JSON.parse(inPackage("akamai-edgegrid", "test/test_data.json")) as AkamaiFile;
  const wanted = new Set(["simple GET", "GET with querystring", "Post uses passed-max-body", "POST empty body", "PUT test"]);
  return file.tests
    .filter((each) => wanted.has(each.testName))
    .map(({ testName, request, expectedAuthorization }) => ({
      scheme: "akamai-eg1",
      says: testName,
      from: "npm:akamai-edgegrid@4.0.4 (test/test_data.json)",
      keyId: file.client_token,
      secret: file.client_secret,
      options: { define: { "access-token": file.access_token } },
      timestamp: file.timestamp,
      nonce: file.nonce,
      message: messageTo(request.method, `${file.base_url.replace(/\/$/, "")}${request.path}`, { body: request.data ?? "" }),
      expect: { header: "Authorization", value: expectedAuthorization },
    }));
};

interface EscherCase {
  readonly request: { readonly method: string; readonly url: string; readonly headers: readonly (readonly [string, string])[]; readonly body?: string };
  readonly headersToSign: readonly string[];
  readonly config: {
    readonly credentialScope: string;
    readonly accessKeyId: string;
    readonly apiSecret: string;
    readonly date: string;
    readonly algoPrefix?: string;
    readonly vendorKey?: string;
    readonly dateHeaderName?: string;
  };
  readonly expected: { readonly authHeader: string; readonly stringToSign?: string };
}

export const escherCase = (file: string): EscherCase => JSON.parse(inPackage("escher-auth", `escher-test-cases/${file}`)) as EscherCase;

const escher = (name: string): Published => {
  const { request, headersToSign, config, expected } = escherCase(`emarsys_testsuite/${name}.json`);
  const host = request.headers.find(([key]) => key.toLowerCase() === "host")?.[1] ?? "";
  const [region = "", service = "", suffix = ""] = config.credentialScope.split("/");
  return {
    scheme: "escher",
    says: name,
    from: "npm:escher-auth@4.0.2 (escher-test-cases)",
    keyId: config.accessKeyId,
    secret: config.apiSecret,
    options: { region, service, define: { suffix }, canonical: { headers: ["host", "x-escher-date", ...headersToSign] } },
    timestamp: new Date(config.date).toISOString().replace(/[-:]|\.\d+/g, ""),
    message: messageTo(request.method, `https://${host}${request.url}`, { headers: request.headers, body: request.body ?? "" }),
    expect: { header: "X-Escher-Auth", value: expected.authHeader },
  };
};

const adyenBody = JSON.stringify({
  live: "false",
  notificationItems: [
    {
      NotificationRequestItem: {
        pspReference: "pspReference",
        originalReference: "originalReference",
        merchantAccountCode: "merchantAccount",
        merchantReference: "reference",
        amount: { currency: "EUR", value: 1000 },
        eventCode: "REPORT_AVAILABLE",
        success: "true",
        eventDate: "Mon Oct 28 00:00:00 2019",
        paymentMethod: "VISA",
        reason: "reason",
      },
    },
  ],
});

/** The 1024-bit RSA key of the draft's appendix C, published for testing only. */
const draftKey = `-----BEGIN RSA PRIVATE KEY-----
MIICXgIBAAKBgQDCFENGw33yGihy92pDjZQhl0C36rPJj+CvfSC8+q28hxA161QF
NUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6Z4UMR7EOcpfdUE9Hf3m/hs+F
UR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJwoYi+1hqp1fIekaxsyQIDAQAB
AoGBAJR8ZkCUvx5kzv+utdl7T5MnordT1TvoXXJGXK7ZZ+UuvMNUCdN2QPc4sBiA
QWvLw1cSKt5DsKZ8UETpYPy8pPYnnDEz2dDYiaew9+xEpubyeW2oH4Zx71wqBtOK
kqwrXa/pzdpiucRRjk6vE6YY7EBBs/g7uanVpGibOVAEsqH1AkEA7DkjVH28WDUg
f1nqvfn2Kj6CT7nIcE3jGJsZZ7zlZmBmHFDONMLUrXR/Zm3pR5m0tCmBqa5RK95u
412jt1dPIwJBANJT3v8pnkth48bQo/fKel6uEYyboRtA5/uHuHkZ6FQF7OUkGogc
mSJluOdc5t6hI1VsLn0QZEjQZMEOWr+wKSMCQQCC4kXJEsHAve77oP6HtG/IiEn7
kpyUXRNvFsDE0czpJJBvL/aRFUJxuRK91jhjC68sA7NsKMGg5OXb5I5Jj36xAkEA
gIT7aFOYBFwGgQAQkWNKLvySgKbAZRTeLBacpHMuQdl1DfdntvAyqpAZ0lY0RKmW
G6aFKaqQfOXKCyWoUiVknQJAXrlgySFci/2ueKlIE1QqIiLSZ8V8OlpFLRnb1pzI
7U1yQXnTAEFYM560yJlzUpOb1V4cScGd365tiSMvxLOvTA==
-----END RSA PRIVATE KEY-----
`;

const draft = {
  scheme: "cavage",
  from: "https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#appendix-C",
  keyId: "Test",
  secret: draftKey,
  timestamp: "Sun, 05 Jan 2014 21:31:40 GMT",
  message: post("https://example.com/foo?param=value&pet=dog", '{"hello": "world"}', [
    ["Date", "Sun, 05 Jan 2014 21:31:40 GMT"],
    ["Content-Type", "application/json"],
    ["Digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE="],
    ["Content-Length", "18"],
  ]),
} as const;
const kong = {
  scheme: "kong-hmac-auth",
  // The page shows the string with the request line; newer editions of it call the list by another name and kept the numbers.
  from: "https://docs.konghq.com/hub/kong-inc/hmac-auth/",
  keyId: "alice123",
  secret: "secret",
} as const;

const pagerdutyBody =
  '{"event":{"id":"01BWDWL3NYY7LUFPZCC28QUCMK","event_type":"incident.priority_updated","resource_type":"incident","occurred_at":"2021-04-26T17:36:27.458Z","agent":{"html_url":"https://acme.pagerduty.com/users/PLH1HKV","id":"PLH1HKV","self":"https://api.pagerduty.com/users/PLH1HKV","summary":"Tenex Engineer","type":"user_reference"},"client":null,"data":{"id":"PGR0VU2","type":"incident","self":"https://api.pagerduty.com/incidents/PGR0VU2","html_url":"https://acme.pagerduty.com/incidents/PGR0VU2","number":2,"status":"triggered","title":"A little bump in the road","service":{"html_url":"https://acme.pagerduty.com/services/PF9KMXH","id":"PF9KMXH","self":"https://api.pagerduty.com/services/PF9KMXH","summary":"API Service","type":"service_reference"},"assignees":[{"html_url":"https://acme.pagerduty.com/users/PTUXL6G","id":"PTUXL6G","self":"https://api.pagerduty.com/users/PTUXL6G","summary":"User 123","type":"user_reference"}],"escalation_policy":{"html_url":"https://acme.pagerduty.com/escalation_policies/PUS0KTE","id":"PUS0KTE","self":"https://api.pagerduty.com/escalation_policies/PUS0KTE","summary":"Default","type":"escalation_policy_reference"},"teams":[{"html_url":"https://acme.pagerduty.com/teams/PFCVPS0","id":"PFCVPS0","self":"https://api.pagerduty.com/teams/PFCVPS0","summary":"Engineering","type":"team_reference"}],"priority":{"html_url":"https://acme.pagerduty.com/account/incident_priorities","id":"PSO75BM","self":"https://api.pagerduty.com/priorities/PSO75BM","summary":"P1","type":"priority_reference"},"urgency":"high","conference_bridge":{"conference_number":1000,"conference_url":"https://example.com"},"resolve_reason":null}}}';

const draftOptions = { algorithm: "rsa-v1_5-sha256", secret: { encoding: "pem" } } as const;

export const published: readonly Published[] = [
  {
    scheme: "rfc9421",
    says: "B.2.5; all others are in engines/rfc9421.test.ts",
    from: "https://www.rfc-editor.org/rfc/rfc9421#appendix-B",
    keyId: "test-shared-secret",
    secret: keys.shared,
    options: { components: ["date", "@authority", "content-type"], label: "sig-b25", secret: { encoding: "base64" } },
    timestamp: "1618884473",
    message: post(request.url, request.body, request.headers),
    expect: { header: "Signature", value: "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:" },
  },
  {
    scheme: "aws-sigv4",
    says: "get-vanilla, presigned; all others are in engines/aws-sigv4.test.ts",
    from: "https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4",
    keyId: "AKIDEXAMPLE",
    secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    options: { region: "us-east-1", service: "service", presigned: true, expires: 3600 },
    timestamp: "20150830T123600Z",
    message: messageTo("GET", "https://example.amazonaws.com/"),
    expect: { query: "X-Amz-Signature", value: "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d" },
  },
  {
    scheme: "aws-sigv2",
    says: "DescribeJobFlows, the example of the documentation",
    from: "https://docs.aws.amazon.com/general/latest/gr/signature-version-2.html",
    keyId: "AKIAIOSFODNN7EXAMPLE",
    secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    timestamp: "2011-10-03T15:19:30",
    message: messageTo("GET", "https://elasticmapreduce.amazonaws.com?Action=DescribeJobFlows&Version=2009-03-31"),
    expect: { query: "Signature", value: "i91nKc4PWAt0JJIdXwz9HxZCJDdiy6cf/Mj6vPxyYIs=" },
  },
  {
    scheme: "gcs-v4",
    says: "Simple GET; all others are in engines/gcs-v4.test.ts",
    from: "https://github.com/googleapis/conformance-tests/blob/main/storage/v1/v4_signatures.json",
    keyId: googleEmail,
    secret: googleKey,
    options: { expires: googleVectors[0]?.expires ?? 0 },
    timestamp: googleVectors[0]?.timestamp ?? "",
    message: messageTo("GET", googleVectors[0]?.url ?? ""),
    expect: { query: "X-Goog-Signature", value: googleVectors[0]?.signature ?? "" },
  },
  {
    scheme: "alibaba-rpc-v1",
    says: "DescribeRegions, the example of the documentation",
    from: "https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism",
    keyId: "testid",
    secret: "testsecret",
    timestamp: "2016-02-23T12:46:24Z",
    nonce: "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
    message: messageTo("GET", "http://ecs.aliyuncs.com/?Format=XML&Action=DescribeRegions&Version=2014-05-26"),
    expect: { query: "Signature", value: "OLeaidS1JvxuMvnyHOwuJ+uX5qY=" },
  },
  {
    scheme: "jws",
    says: "§4.1; all others are in engines/jws.test.ts",
    from: "https://www.rfc-editor.org/rfc/rfc7797#section-4",
    secret: "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
    options: { secret: { encoding: "base64url" } },
    message: post("https://example.com/", "$.02"),
    expect: { header: "X-JWS-Signature", value: "eyJhbGciOiJIUzI1NiJ9..5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ" },
  },
  {
    ...kong,
    says: "the first example of the documentation",
    options: { components: ["date", "request-line"] },
    timestamp: "Thu, 22 Jun 2017 17:15:21 GMT",
    message: messageTo("GET", "http://hmac.com/requests"),
    expect: {
      header: "Authorization",
      value: 'hmac username="alice123", algorithm="hmac-sha256", headers="date request-line", signature="ujWCGHeec9Xd6UD2zlyxiNMCiXnDOWeVFMu5VeRUxtw="',
    },
  },
  {
    ...kong,
    says: "with a digest of the body",
    options: { components: ["date", "request-line", "digest"] },
    timestamp: "Thu, 22 Jun 2017 21:12:36 GMT",
    message: messageTo("GET", "http://hmac.com/requests", { body: "A small body" }),
    expect: { signature: "gaweQbATuaGmLrUr3HE0DzU1keWGCt3H96M28sSHTG8=" },
  },
  ...[
    [
      "list all orders",
      messageTo("GET", "https://api.gateio.ws/api/v4/futures/orders?contract=BTC_USD&status=finished&limit=50"),
      "55f84ea195d6fe57ce62464daaa7c3c02fa9d1dde954e4c898289c9a2407a3d6fb3faf24deff16790d726b66ac9f74526668b13bd01029199cc4fcc522418b8a",
    ] as const,
    [
      "create an order",
      post("https://api.gateio.ws/api/v4/futures/orders", '{"contract":"BTC_USD","type":"limit","size":100,"price":6800,"time_in_force":"gtc"}'),
      "eae42da914a590ddf727473aff25fc87d50b64783941061f47a3fdb92742541fc4c2c14017581b4199a1418d54471c269c03a38d788d802e2c306c37636389f0",
    ] as const,
  ].map(
    ([says, message, value]): Published => ({
      scheme: "gate-io",
      says,
      from: "https://www.gate.io/docs/developers/apiv4/en/#apiv4-signed-request-requirements",
      keyId: "key",
      secret: "secret",
      timestamp: "1541993715",
      message,
      expect: { header: "SIGN", value },
    }),
  ),
  {
    scheme: "jira",
    says: "the test case of the documentation",
    from: "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
    secret: "It's a Secret to Everybody",
    message: post(hooks, "Hello World!"),
    expect: { header: "X-Hub-Signature", value: "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9" },
  },
  {
    scheme: "notion",
    says: "the verification request of the documentation",
    from: "https://developers.notion.com/reference/webhooks",
    secret: "secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl",
    message: post(hooks, '{"verification_token":"secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl"}'),
    expect: { header: "X-Notion-Signature", value: "sha256=461e8cbcba8a75c3edd866f0e71280f5a85cbf21eff040ebd10fe266df38a735" },
  },
  {
    scheme: "pagerduty",
    says: "an incident whose priority changed",
    from: "https://github.com/PagerDuty/go-pagerduty/blob/main/webhookv3/webhookv3_test.go",
    secret: "lDQHScfUeXUKaQRNF+8XIiDKZ7XX3itBAYzwU0TARw8lJqRnkKl2iB1anSb0Z+IK",
    message: post(hooks, pagerdutyBody),
    expect: { header: "X-PagerDuty-Signature", value: "v1=0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd" },
  },
  {
    scheme: "box",
    says: "the message of the SDK's tests",
    from: "https://github.com/box/box-node-sdk/blob/v3.8.3/tests/lib/managers/webhooks-test.js",
    secret: "SamplePrimaryKey",
    timestamp: "2020-01-01T00:00:00-07:00",
    message: post(
      hooks,
      '{"type":"webhook_event","webhook":{"id":"1234567890"},"trigger":"FILE.UPLOADED","source":{"id":"1234567890","type":"file","name":"Test.txt"}}',
    ),
    expect: { header: "BOX-SIGNATURE-PRIMARY", value: "6TfeAW3A1PASkgboxxA5yqHNKOwFyMWuEXny/FPD5hI=" },
  },
  {
    scheme: "hubspot-v3",
    says: "the message of the SDK's tests",
    from: "https://github.com/HubSpot/hubspot-api-python/blob/master/tests/spec/utils/test_signature.py",
    secret: "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy",
    timestamp: "15000000",
    message: post("https://www.example.com/webhook_uri", "{'example_field':'example_value'}"),
    expect: { header: "X-HubSpot-Signature-v3", value: "HPW73RUtKmcYoEDADG0s6MmGFWUzWJKAW07r8RDgcQw=" },
  },
  {
    scheme: "adyen-platform",
    says: "a sweep of the SDK's tests",
    from: "https://github.com/Adyen/adyen-node-api-library/blob/main/src/__tests__/notification.spec.ts",
    secret: "D7DD5BA6146493707BF0BE7496F6404EC7A63616B7158EC927B9F54BB436765F",
    message: post(
      hooks,
      '{"data":{"balancePlatform":"Integration_tools_test","accountId":"BA32272223222H5HVKTBK4MLB","sweep":{"id":"SWPC42272223222H5HVKV6H8C64DP5","schedule":{"type":"balance"},"status":"active","targetAmount":{"currency":"EUR","value":0},"triggerAmount":{"currency":"EUR","value":0},"type":"pull","counterparty":{"balanceAccountId":"BA3227C223222H5HVKT3H9WLC"},"currency":"EUR"}},"environment":"test","type":"balancePlatform.balanceAccountSweep.updated"}',
    ),
    expect: { header: "HmacSignature", value: "9Qz9S/0xpar1klkniKdshxpAhRKbiSAewPpWoxKefQA=" },
  },
  {
    ...draft,
    says: "C.1, the date alone",
    options: { ...draftOptions, components: ["date"] },
    expect: {
      signature:
        "SjWJWbWN7i0wzBvtPl8rbASWz5xQW6mcJmn+ibttBqtifLN7Sazz6m79cNfwwb8DMJ5cou1s7uEGKKCs+FLEEaDV5lp7q25WqS+lavg7T8hc0GppauB6hbgEKTwblDHYGEtbGmtdHgVCk9SuS13F0hZ8FD0k/5OxEPXe5WozsbM=",
    },
  },
  {
    ...draft,
    says: "C.2, request target, host and date",
    options: { ...draftOptions, components: ["(request-target)", "host", "date"] },
    expect: {
      header: "Signature",
      value:
        'keyId="Test",algorithm="rsa-sha256",headers="(request-target) host date",signature="qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3HMbe8VfEdKFYRqzic+efkb3nndiv/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0="',
    },
  },
  {
    ...draft,
    // The draft's header lists (created) and (expires) too, but its signature was made without them.
    says: "C.3, all headers",
    options: { ...draftOptions, components: ["(request-target)", "host", "date", "content-type", "digest", "content-length"] },
    expect: {
      signature:
        "vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE=",
    },
  },
  {
    ...hawk,
    says: "GET",
    message: messageTo("GET", "http://example.com:8000/resource/1?b=1&a=2"),
    expect: { signature: "6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE=" },
  },
  {
    ...hawk,
    says: "POST with a payload hash",
    message: post("http://example.com:8000/resource/1?b=1&a=2", "Thank you for flying Hawk", [["Content-Type", "text/plain"]]),
    expect: {
      header: "Authorization",
      value:
        'Hawk id="dh37fgj492je", ts="1353832234", nonce="j4h3g2", hash="Yi9LfIIFRtBEPt74PVmbTF/xVAwPn7ub15ePICfgnuY=", ext="some-app-ext-data", mac="aSe1DERmZuRl3pI36/9BdZmnErTw3sNzOOAUlfeKjVw="',
    },
  },
  {
    scheme: "oauth1",
    says: "the status update of the documentation",
    from: "https://developer.x.com/en/docs/authentication/oauth-1-0a/creating-a-signature",
    keyId: "xvz1evFS4wEEPTGEFPHBog",
    secret: "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw&LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
    options: { token: "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb" },
    timestamp: "1318622958",
    nonce: "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
    message: post(
      "https://api.twitter.com/1/statuses/update.json?include_entities=true",
      "status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21",
      form,
    ),
    expect: { signature: "tnnArxj06cWHq44gCs1OSKk/jLY=" },
  },
  {
    ...standardWebhooks,
    scheme: "standard-webhooks",
    says: "the message of every library's tests",
    from: "https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/webhook.test.ts",
    expect: { header: "webhook-signature", value: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" },
  },
  {
    ...standardWebhooks,
    scheme: "svix",
    says: "the message of the documentation",
    from: "https://docs.svix.com/receiving/verifying-payloads/how-manual",
    expect: { header: "svix-signature", value: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" },
  },
  acquia(
    "GET 1",
    "GET",
    "https://example.acquiapipet.net/v1.0/task-status/133?limit=10",
    "efdde334-fe7b-11e4-a322-1697f925ec7b",
    "W5PeGMxSItNerkNFqQMfYiJvH14WzVJMy54CPoTAYoI=",
    "d1954337-5319-4821-8427-115542e08d10",
    "",
    "MRlPr/Z1WQY2sMthcaEqETRMw4gPYXlPcTpaLWS2gcc=",
  ),
  acquia(
    "GET 2",
    "GET",
    "https://example.acquiapipet.net/v1.0/task-status/145?limit=1",
    "615d6517-1cea-4aa3-b48e-96d83c16c4dd",
    "TXkgU2VjcmV0IEtleSBUaGF0IGlzIFZlcnkgU2VjdXJl",
    "24c0c836-4f6c-4ed6-a6b0-e091d75ea19d",
    "",
    "1Ku5UroiW1knVP6GH4l7Z4IuQSRxZO2gp/e5yhapv1s=",
  ),
  acquia(
    "POST 1",
    "POST",
    "https://example.acquiapipet.net/v1.0/task",
    "efdde334-fe7b-11e4-a322-1697f925ec7b",
    "W5PeGMxSItNerkNFqQMfYiJvH14WzVJMy54CPoTAYoI=",
    "d1954337-5319-4821-8427-115542e08d10",
    '{"method":"hi.bob","params":["5","4","8"]}',
    "XDBaXgWFCY3aAgQvXyGXMbw9Vds2WPKJe2yP+1eXQgM=",
  ),
  ...akamai(),
  {
    ...pusher,
    says: "a GET with parameters",
    message: messageTo("GET", "https://api.pusherapp.com/event?foo=bar&baz=123454321"),
    expect: { query: "auth_signature", value: "d8bdbd31911fb7400a14fbd36fd7de053494725b64400ae5856deafe304b34a9" },
  },
  {
    ...pusher,
    says: "a body, bound through MD5",
    message: messageTo("GET", "https://api.pusherapp.com/event", { body: "example body" }),
    expect: { query: "auth_signature", value: "a650196dc427ebe837226f8565ca9232198c6d1b9455eaa72374a9dc0b620e7b" },
  },
  {
    ...duo,
    scheme: "duo-v2",
    says: "V2 signature",
    message: post("https://test.duosecurity.com/test/v1", "realname=First+Last&username=root", form),
    expect: {
      header: "Authorization",
      value:
        "Basic dGVzdF9pa2V5OjA0MmEzMGM2ODJiZDgzNmZjNWJhNDY3ODkxYTk1NmVhYTEwMDkxY2EwZjczYTdmYjM5NmFlZmQ1NmEzNTI5ZTU2OTMyZGVhNDI3YTY3MjEzYWY2NjRiYTY4NDE2ODlmZjIzMzZiN2EzNzM3NjZlYTVhYjdhYjlmZTI2MzgyMjZi",
    },
  },
  {
    ...duo,
    scheme: "duo-v5",
    says: "V5 signature",
    message: post("https://test.duosecurity.com/test/v1", '{"realname":"First Last","username":"root"}', json),
    expect: {
      header: "Authorization",
      value:
        "Basic dGVzdF9pa2V5OjdkMDI0MDlhMTUyNzY0ODQzY2NjZDgyODRkYTE1M2IzZmI0NDZiYWFkNWY5OTg4ODYzMjVlMjRiYzljZDRhMjQ0ZGU4NWFkNGJmYTdlYTI4NWQ2ODIwOWYxNjA4MzU2NzNkOGI0ZjFlMWIyM2Q5Y2Q1MjFkMjZiZmU3ZjM2NmE0",
    },
  },
  escher("signrequest-default-config"),
  {
    scheme: "binance",
    says: "the order of the documentation, all parameters in the query",
    from: "https://github.com/binance/binance-spot-api-docs/blob/master/rest-api.md",
    keyId: "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
    secret: "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
    timestamp: "1499827319559",
    message: messageTo("POST", "https://api.binance.com/api/v3/order?symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"),
    expect: { query: "signature", value: "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71" },
  },
  {
    scheme: "kraken",
    says: "the order of the documentation",
    from: "https://docs.kraken.com/api/docs/guides/spot-rest-auth",
    keyId: "key",
    secret: "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==",
    nonce: "1616492376594",
    message: post("https://api.kraken.com/0/private/AddOrder", "nonce=0&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25", form),
    expect: { header: "API-Sign", value: "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==" },
  },
  {
    scheme: "github",
    says: "Hello, World!",
    from: "https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries",
    secret: "It's a Secret to Everybody",
    message: post(hooks, "Hello, World!"),
    expect: { header: "X-Hub-Signature-256", value: "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" },
  },
  {
    scheme: "slack",
    says: "the command of the documentation",
    from: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
    secret: "8f742231b10e8888abcd99yyyzzz85a5",
    timestamp: "1531420618",
    message: post(
      hooks,
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
      form,
    ),
    expect: { header: "X-Slack-Signature", value: "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503" },
  },
  {
    scheme: "twilio",
    says: "the call of the documentation",
    from: "https://www.twilio.com/docs/usage/security#validating-requests",
    secret: "12345",
    message: post(
      "https://mycompany.com/myapp.php?foo=1&bar=2",
      "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212",
      form,
    ),
    expect: { header: "X-Twilio-Signature", value: "RSOYDt4T1cUTdK1PDd93/VVr8B8=" },
  },
  {
    scheme: "twilio",
    says: "the call of the older documentation",
    from: "https://www.twilio.com/docs/usage/security#validating-requests",
    secret: "12345",
    message: post(
      "https://mycompany.com/myapp.php?foo=1&bar=2",
      "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212",
      form,
    ),
    expect: { header: "X-Twilio-Signature", value: "0/KCTR6DLpKmkAf8muzZqo1nDgQ=" },
  },
  {
    scheme: "square",
    says: "the event of the SDK's tests",
    from: "https://github.com/square/square-nodejs-sdk/blob/master/tests/unit/WebhooksHelper.test.ts",
    secret: "signature-key",
    message: post("https://webhook.site/webhooks", '{"data":{"type":"webhooks","id":"fake_id"}}', json),
    expect: { header: "x-square-hmacsha256-signature", value: "W3FlCNk5IA3ZQ2LHTWoajvzfaDu/OwY2tNHIHC3IUOA=" },
  },
  {
    scheme: "hubspot-v1",
    says: "the event of the documentation",
    from: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
    secret: "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy",
    message: post(
      hooks,
      '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]',
      json,
    ),
    expect: { header: "X-HubSpot-Signature", value: "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de" },
  },
  {
    scheme: "hubspot-v2",
    says: "the POST of the documentation",
    from: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
    secret: "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy",
    message: post("https://www.example.com/webhook_uri", '{"example_field":"example_value"}', json),
    expect: { header: "X-HubSpot-Signature", value: "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900" },
  },
  {
    scheme: "adyen-payments",
    says: "the report of the SDK's tests",
    from: "https://github.com/Adyen/adyen-node-api-library/blob/main/src/__tests__/hmacValidator.spec.ts",
    secret: "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00",
    message: post(hooks, adyenBody, json),
    expect: { signature: "ZNBPtI+oDyyRrLyD1XirkKnQgIAlFc07Vj27TeHsDRE=" },
  },
];
