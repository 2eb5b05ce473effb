// The vendor's own SDK signs or verifies the same message as we do, for every built-in that has such an SDK on npm.

import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { vi } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { type Header, headerOf, jsonOf, type Message, messageTo, parameterOf, wireOf } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { SigningScheme } from "../../../src/signature/scheme.ts";
import { sign } from "../../../src/signature/sign.ts";

export interface CrossSigned {
  readonly scheme: string;
  /** As the built-in names it. */
  readonly from: string;
  /** Two answers that must be equal: ours (or `true`) and the SDK's. `wrong`: what the SDK says to a changed body, where it verifies. */
  readonly run: (body: string, epochMs: number) => Promise<{ readonly ours: unknown; readonly theirs: unknown; readonly wrong?: unknown }>;
}

const require = createRequire(import.meta.url);
const modules = join(import.meta.dirname, "../../../node_modules");
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the package holds
const load = <T>(name: string): T => require(name) as T;
/** A file that the package does not export. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
const inside = <T>(path: string): T => require(join(modules, path)) as T;

const json: readonly Header[] = [["Content-Type", "application/json"]];
const form: readonly Header[] = [["Content-Type", "application/x-www-form-urlencoded"]];
const hook = "https://hooks.example.com/in?a=1";
const secret = "s3cr3t-of-forty-characters-0123456789abc";

const signed = (
  name: string,
  message: Message,
  epochMs: number,
  more: { readonly options?: Omit<SigningScheme, "scheme">; readonly keyId?: string; readonly secret?: string; readonly nonce?: string } = {},
): Message =>
  sign(message, resolveScheme({ ...more.options, scheme: name }, more.keyId), secretOf(more.secret ?? secret), {
    epochMs,
    nonce: more.nonce ?? "b3a1f1e2-0000-4000-8000-000000000001",
  }).message;

const carried = (message: Message, name: string): string => headerOf(message, name) ?? "";
const posted = (body: string, url = hook, headers = json): Message => messageTo("POST", url, { body, headers });
const answer = (ours: unknown, theirs: unknown, wrong?: unknown) => Promise.resolve(wrong === undefined ? { ours, theirs } : { ours, theirs, wrong });

/** True, or false when it throws. */
const accepts = async (check: () => unknown): Promise<boolean> => {
  try {
    return (await check()) !== false;
  } catch {
    return false;
  }
};

interface AzureRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly headers: Map<string, string>;
}
type AzurePolicy = { sendRequest(request: AzureRequest, next: (request: AzureRequest) => Promise<unknown>): Promise<unknown> };

/** What Azure's policy puts on a request; the clock is its own, so its date is taken over. */
const azureHeaders = async (
  policy: AzurePolicy,
  method: string,
  url: string,
  body: string,
  headers: readonly Header[],
): Promise<ReadonlyMap<string, string>> => {
  const map = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const facade = {
    get: (name: string) => map.get(name.toLowerCase()),
    set: (name: string, value: unknown) => void map.set(name.toLowerCase(), String(value)),
    *[Symbol.iterator]() {
      yield* map;
    },
  };
  await policy.sendRequest({ method, url, body: body === "" ? undefined : body, headers: facade as unknown as Map<string, string> }, () => Promise.resolve({}));
  return map;
};

/** What a client of httpx would have sent: URL and options. Nothing is sent. */
const withoutNetwork = async (send: () => Promise<unknown>): Promise<readonly [string, { readonly headers: Readonly<Record<string, string>> }]> => {
  const httpx = load<{ request: (url: string, options: { headers: Record<string, string> }) => Promise<unknown> }>("httpx");
  const { request } = httpx;
  let caught: readonly [string, { readonly headers: Readonly<Record<string, string>> }] | null = null;
  httpx.request = (url, options) => {
    caught = [url, options];
    return Promise.reject(new Error("caught"));
  };
  try {
    await send().catch(() => null);
  } finally {
    httpx.request = request;
  }
  if (caught === null) throw new Error("the client sent nothing");
  return caught;
};

const atTime = <T>(epochMs: number, run: () => T): T => {
  const { now } = Date;
  Date.now = () => epochMs;
  try {
    return run();
  } finally {
    Date.now = now;
  }
};

/** The SDK writes what it gets to the console. */
const quietly = async <T>(run: () => Promise<T>): Promise<T> => {
  const spies = (["debug", "error"] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => undefined));
  try {
    return await run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
};

const keys = { ec: generateKeyPairSync("ec", { namedCurve: "P-256" }), ed: generateKeyPairSync("ed25519") };
const pem = (kind: keyof typeof keys): string => keys[kind].privateKey.export({ type: kind === "ec" ? "sec1" : "pkcs8", format: "pem" } as never) as string;

export const crossSigned: readonly CrossSigned[] = [
  {
    scheme: "hawk",
    from: "npm:hawk@9.0.2",
    async run(body, epochMs) {
      interface Hawk {
        server: { authenticate(request: object, lookup: () => object, options: object): Promise<{ artifacts: { hash: string } }> };
      }
      const hawk = load<Hawk>("hawk");
      const sent = signed("hawk", posted(body, "http://example.com:8080/a?b=1"), epochMs, { keyId: "id1", nonce: "n1" });
      const check = (payload: string) =>
        accepts(() =>
          hawk.server.authenticate(
            {
              method: "POST",
              url: "/a?b=1",
              headers: { host: "example.com:8080", authorization: carried(sent, "authorization"), "content-type": "application/json" },
            },
            () => ({ key: secret, algorithm: "sha256" }),
            { payload, localtimeOffsetMsec: epochMs - Date.now() },
          ),
        );
      return { ours: true, theirs: await check(body), wrong: await check(`${body} `) };
    },
  },
  {
    scheme: "oauth1",
    from: "npm:oauth-1.0a@2.2.6",
    run(_body, epochMs) {
      interface Client {
        authorize(request: object, token: object): Record<string, string>;
        toHeader(parameters: object): { Authorization: string };
        getTimeStamp: () => number;
        getNonce: () => string;
      }
      const OAuth = load<new (options: object) => Client>("oauth-1.0a");
      const { createHmac } = load<typeof import("node:crypto")>("node:crypto");
      const client = new OAuth({
        consumer: { key: "ck", secret: "c&s/=" },
        signature_method: "HMAC-SHA1",
        hash_function: (base: string, key: string) => createHmac("sha1", key).update(base).digest("base64"),
      });
      client.getTimeStamp = () => Math.floor(epochMs / 1000);
      client.getNonce = () => "n0nce";
      const theirs = client.authorize({ url: "https://example.com/a?x=1&y=%20z", method: "POST", data: { b: "c d", a: "1+1" } }, { key: "tk", secret: "ts" });
      const sent = signed("oauth1", posted("b=c%20d&a=1%2B1", "https://example.com/a?x=1&y=%20z", form), epochMs, {
        keyId: "ck",
        secret: "c%26s/=&ts",
        nonce: "n0nce",
        options: { token: "tk" },
      });
      return answer(decodeURIComponent(/oauth_signature="([^"]*)"/.exec(carried(sent, "authorization"))?.[1] ?? ""), theirs["oauth_signature"]);
    },
  },
  {
    scheme: "standard-webhooks",
    from: "npm:standardwebhooks@1.1.1",
    async run(body) {
      const { Webhook } = load<{ Webhook: new (secret: string) => { verify(body: string, headers: object): unknown } }>("standardwebhooks");
      const key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
      const sent = signed("standard-webhooks", posted(body), Date.now(), { secret: key });
      const headers = Object.fromEntries(sent.headers.map(([name, value]) => [name.toLowerCase(), value]));
      const check = (payload: string) => accepts(() => new Webhook(key).verify(payload, headers));
      return { ours: true, theirs: await check(body), wrong: await check(`${body} `) };
    },
  },
  {
    scheme: "azure-sharedkey",
    from: "npm:@azure/storage-common@12.4.1",
    async run(body) {
      const { storageSharedKeyCredentialPolicy } = inside<{ storageSharedKeyCredentialPolicy: (options: object) => AzurePolicy }>(
        "@azure/storage-common/dist/commonjs/policies/StorageSharedKeyCredentialPolicyV2.js",
      );
      const url = "https://account1.blob.core.windows.net/container/blob%20x?comp=block&BlockId=AAA%3D&timeout=30";
      const headers: readonly Header[] = [...json, ["x-ms-version", "2021-12-02"], ["x-ms-blob-type", "BlockBlob"]];
      const key = Buffer.from(secret).toString("base64");
      const policy = storageSharedKeyCredentialPolicy({ accountName: "account1", accountKey: Buffer.from(secret) });
      const both = await Promise.all(
        // Without a body the line of its length is empty.
        [body, ""].map(async (each) => {
          const theirs = await azureHeaders(policy, "PUT", url, each, headers);
          const sent = signed("azure-sharedkey", messageTo("PUT", url, { body: each, headers }), Date.parse(theirs.get("x-ms-date") ?? ""), {
            secret: key,
            options: { account: "account1" },
          });
          return { ours: carried(sent, "authorization"), theirs: theirs.get("authorization") };
        }),
      );
      return { ours: both.map((each) => each.ours), theirs: both.map((each) => each.theirs) };
    },
  },
  {
    scheme: "azure-appconfig",
    from: "npm:@azure/app-configuration@1.13.0",
    async run(body) {
      const { appConfigKeyCredentialPolicy } = inside<{ appConfigKeyCredentialPolicy: (id: string, secret: string) => AzurePolicy }>(
        "@azure/app-configuration/dist/commonjs/appConfigCredential.js",
      );
      const url = "https://store.azconfig.io/kv/a?api-version=1.0";
      const key = Buffer.from(secret).toString("base64");
      const theirs = await azureHeaders(appConfigKeyCredentialPolicy("id1", key), "PUT", url, body, json);
      const sent = signed("azure-appconfig", messageTo("PUT", url, { body, headers: json }), Date.parse(theirs.get("x-ms-date") ?? ""), {
        keyId: "id1",
        secret: key,
      });
      return { ours: carried(sent, "authorization"), theirs: theirs.get("authorization") };
    },
  },
  {
    scheme: "alibaba-acs3",
    from: "npm:@alicloud/openapi-core@1.0.8",
    run(body, epochMs) {
      interface Core {
        OpenApiUtil: { getAuthorization(request: object, algorithm: string, payload: string, key: string, secret: string): string };
      }
      const exported = inside<{ default: Core["OpenApiUtil"] }>("@alicloud/openapi-core/dist/utils.js");
      const sent = signed(
        "alibaba-acs3",
        posted(body, "https://ecs.example.com/path?RegionId=cn-x&B=a%20b", [...json, ["x-acs-action", "Do"], ["x-acs-version", "1"]]),
        epochMs,
        {
          keyId: "ak",
        },
      );
      const headers = { host: sent.host, ...Object.fromEntries(sent.headers.filter(([name]) => name !== "Authorization")) };
      const theirs = exported.default.getAuthorization(
        { method: "POST", pathname: "/path", query: { RegionId: "cn-x", B: "a b" }, headers },
        "ACS3-HMAC-SHA256",
        carried(sent, "x-acs-content-sha256"),
        "ak",
        secret,
      );
      return answer(carried(sent, "authorization"), theirs);
    },
  },
  {
    scheme: "tencent-tc3",
    from: "npm:tencentcloud-sdk-nodejs-common@4.1.220",
    run(_body, epochMs) {
      const { default: Sign } = inside<{ default: { sign3(options: object): string } }>("tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js");
      const payload = { Limit: 1, Filters: ["a"] };
      const sent = signed("tencent-tc3", posted(JSON.stringify(payload), "https://cvm.tencentcloudapi.com/"), epochMs, {
        keyId: "id1",
        options: { service: "cvm" },
      });
      const theirs = Sign.sign3({
        method: "POST",
        url: "https://cvm.tencentcloudapi.com/",
        payload,
        timestamp: Math.floor(epochMs / 1000),
        service: "cvm",
        secretId: "id1",
        secretKey: secret,
        headers: { "Content-Type": "application/json" },
      });
      return answer(carried(sent, "authorization"), theirs);
    },
  },
  {
    scheme: "alibaba-rpc-v1",
    from: "npm:@alicloud/pop-core@1.8.0",
    async run(_body, epochMs) {
      const sent = signed(
        "alibaba-rpc-v1",
        messageTo("GET", "https://ecs.aliyuncs.com/?Action=DescribeRegions&Format=JSON&Version=2014-05-26&Name=a%20b*~%2F%C3%A4"),
        epochMs,
        {
          keyId: "ak",
        },
      );
      const parameters = {
        Format: "JSON",
        Version: "2014-05-26",
        Name: "a b*~/ä",
        Timestamp: parameterOf(sent.query, "Timestamp"),
        SignatureNonce: parameterOf(sent.query, "SignatureNonce"),
      };
      const { RPCClient } = load<{ RPCClient: new (options: object) => { request(action: string, parameters: object): Promise<unknown> } }>(
        "@alicloud/pop-core",
      );
      const client = new RPCClient({ endpoint: "https://ecs.aliyuncs.com", apiVersion: "2014-05-26", accessKeyId: "ak", accessKeySecret: secret });
      const [url] = await withoutNetwork(() => client.request("DescribeRegions", parameters));
      return { ours: parameterOf(sent.query, "Signature"), theirs: new URL(url).searchParams.get("Signature") };
    },
  },
  {
    scheme: "alibaba-roa-v2",
    from: "npm:@alicloud/pop-core@1.8.0",
    async run(body, epochMs) {
      const sent = signed("alibaba-roa-v2", posted(body, "https://cs.aliyuncs.com/clusters/a?z=1&b=2"), epochMs, { keyId: "ak" });
      const { ROAClient } = load<{
        ROAClient: new (options: object) => { request(method: string, path: string, query: object, body: string, headers: object): Promise<unknown> };
      }>("@alicloud/pop-core");
      const client = new ROAClient({ endpoint: "https://cs.aliyuncs.com", apiVersion: "2015-12-15", accessKeyId: "ak", accessKeySecret: secret });
      const headers = { date: carried(sent, "date"), "content-type": "application/json", "x-acs-signature-nonce": carried(sent, "x-acs-signature-nonce") };
      const [, options] = await withoutNetwork(() => client.request("POST", "/clusters/a", { z: "1", b: "2" }, body, headers));
      // The SDK sends its own version header, which is signed like every x-acs one.
      const again = signed("alibaba-roa-v2", posted(body, "https://cs.aliyuncs.com/clusters/a?z=1&b=2", [...json, ["x-acs-version", "2015-12-15"]]), epochMs, {
        keyId: "ak",
      });
      return { ours: carried(again, "authorization"), theirs: options.headers["authorization"] };
    },
  },
  {
    scheme: "kucoin",
    from: "npm:kucoin-universal-sdk@1.3.0",
    run(body, epochMs) {
      const { KcSigner } = inside<{ KcSigner: new (...keys: readonly string[]) => { headers(plain: string): Record<string, string> } }>(
        "kucoin-universal-sdk/dist/internal/infra/default_signer.js",
      );
      const theirs = atTime(epochMs, () => new KcSigner("k", secret, "phrase").headers(`POST/api/v1/orders?a=1${body}`));
      const sent = signed("kucoin", posted(body, "https://api.kucoin.com/api/v1/orders?a=1"), epochMs, { keyId: "k" });
      const names = ["KC-API-KEY", "KC-API-KEY-VERSION", "KC-API-SIGN", "KC-API-TIMESTAMP"];
      return answer(
        names.map((name) => carried(sent, name)),
        names.map((name) => theirs[name]),
      );
    },
  },
  {
    scheme: "bitfinex",
    from: "npm:bfx-api-node-rest@7.0.0",
    async run(body, epochMs) {
      // Neither is public: the one makes the request, the other would send it.
      const [make, send] = ["_makeAuthRequest", "_request"] as const;
      interface Made {
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string;
      }
      type Client = { [make](path: string, payload: object): Promise<Made> } & { [send]: (url: string, options: Made) => Made };
      const { RESTv2 } = load<{ RESTv2: new (options: object) => Client }>("bfx-api-node-rest");
      const client = new RESTv2({ apiKey: "k", apiSecret: secret });
      client[send] = (_url, options) => options;
      const { headers, body: sentBody } = await client[make]("/auth/r/orders", { text: body });
      const nonce = String(headers["bfx-nonce"]);
      const sent = signed("bitfinex", posted(sentBody, "https://api.bitfinex.com/v2/auth/r/orders"), epochMs, { keyId: "k", nonce });
      return { ours: carried(sent, "bfx-signature"), theirs: headers["bfx-signature"] };
    },
  },
  {
    scheme: "jws",
    from: "npm:jose@6.2.17",
    async run(body) {
      const { flattenedVerify } = await import("jose");
      const token = carried(signed("jws", posted(body), 0), "x-jws-signature").split(".");
      const check = (payload: string) =>
        accepts(() =>
          flattenedVerify({ protected: token[0] ?? "", payload: Buffer.from(payload).toString("base64url"), signature: token[2] ?? "" }, Buffer.from(secret)),
        );
      return { ours: true, theirs: await check(body), wrong: await check(`${body} `) };
    },
  },
  {
    scheme: "plaid",
    from: "npm:jose@6.2.17",
    async run(body, epochMs) {
      const { jwtVerify } = await import("jose");
      const sent = signed("plaid", posted(body), epochMs, { keyId: "kid-1", secret: JSON.stringify(keys.ec.privateKey.export({ format: "jwk" })) });
      const { payload, protectedHeader } = await jwtVerify(carried(sent, "plaid-verification"), keys.ec.publicKey, {
        algorithms: ["ES256"],
        maxTokenAge: "5 min",
        currentDate: new Date(epochMs),
      });
      return {
        ours: { alg: "ES256", typ: "JWT", kid: "kid-1", hash: createHash("sha256").update(body).digest("hex") },
        theirs: { ...protectedHeader, hash: payload["request_body_sha256"] },
      };
    },
  },
  {
    scheme: "fusionauth",
    from: "npm:jose@6.2.17",
    async run(body) {
      const { jwtVerify } = await import("jose");
      const token = carried(signed("fusionauth", posted(body), 0), "x-fusionauth-signature-jwt");
      const { payload, protectedHeader } = await jwtVerify(token, Buffer.from(secret), { algorithms: ["HS256"] });
      return {
        ours: ["HS256", createHash("sha256").update(body).digest("base64")],
        theirs: [protectedHeader.alg, payload["request_body_sha256"]],
        wrong: await accepts(() => jwtVerify(token, Buffer.from(`${secret}x`))),
      };
    },
  },
  {
    scheme: "web-bot-auth",
    from: "npm:web-bot-auth@0.1.3",
    async run() {
      const { verify } = await import("web-bot-auth");
      const { verifierFromJWK } = await import("web-bot-auth/crypto");
      const nonce = randomBytes(64).toString("base64");
      const secretKey = JSON.stringify(keys.ed.privateKey.export({ format: "jwk" }));
      const sent = signed("web-bot-auth", messageTo("GET", "https://example.com/a?b=c"), Date.now(), { keyId: "thumb", secret: secretKey, nonce });
      const verifier = await verifierFromJWK(keys.ed.publicKey.export({ format: "jwk" }));
      const check = (url: string) =>
        accepts(async () => {
          await verify(new Request(url, { headers: sent.headers.map(([name, value]): [string, string] => [name, value]) }), verifier);
        });
      return { ours: true, theirs: await check("https://example.com/other"), wrong: await check("https://example.org/a?b=c") };
    },
  },
  {
    scheme: "zoom",
    from: "npm:@zoom/rivet@0.4.0",
    async run(body, epochMs) {
      const { AwsLambdaReceiver } = load<{
        AwsLambdaReceiver: new (options: object) => { start(): (event: object, context: object) => Promise<{ statusCode: number }> };
      }>("@zoom/rivet/meetings");
      const event = JSON.stringify({ event: "meeting.started", event_ts: epochMs, payload: { text: body } });
      const sent = signed("zoom", posted(event), epochMs);
      const headers = Object.fromEntries(sent.headers);
      const check = async (text: string) =>
        (await quietly(() => new AwsLambdaReceiver({ webhooksSecretToken: secret }).start()({ body: text, headers }, {}))).statusCode === 200;
      return { ours: true, theirs: await check(event), wrong: await check(event.replace("started", "ended")) };
    },
  },
  {
    scheme: "akamai-eg1",
    from: "npm:akamai-edgegrid@4.0.4",
    run(body, epochMs) {
      interface Auth {
        generateAuth(
          request: object,
          client: string,
          secret: string,
          access: string,
          host: string,
          max: number,
          guid: string,
          timestamp: string,
        ): { headers: { Authorization: string } };
      }
      const auth = inside<Auth>("akamai-edgegrid/src/auth.js");
      const stamp = new Date(epochMs).toISOString().replace(/^(\d{4})-(\d\d)-(\d\d)T(.{8}).*$/, "$1$2$3T$4+0000");
      const theirs = auth.generateAuth(
        { method: "POST", path: "/a/b?c=d", headers: {}, body },
        "ct",
        secret,
        "at",
        "https://h.luna.akamaiapis.net",
        131072,
        "guid-1",
        stamp,
      );
      const sent = signed("akamai-eg1", posted(body, "https://h.luna.akamaiapis.net/a/b?c=d"), epochMs, {
        keyId: "ct",
        nonce: "guid-1",
        options: { define: { "access-token": "at" } },
      });
      return answer(carried(sent, "authorization"), theirs.headers.Authorization);
    },
  },
  {
    scheme: "contentful",
    from: "npm:@contentful/node-apps-toolkit@3.16.1",
    run(body, epochMs) {
      interface Toolkit {
        signRequest(secret: string, request: object, timestamp: number): Record<string, string>;
      }
      const key = "x".repeat(64);
      const targets = ["/a%20b/c?x=1&y=2", "/a;b,c/@d:e/(f)!g*h'i$j&k=l+m~n?q=a/b&r='(x)!*;:@$,+%20%2F", "/"];
      return answer(
        targets.map((target) =>
          carried(signed("contentful", posted(body, `https://example.com${target}`), epochMs, { secret: key }), "x-contentful-signature"),
        ),
        targets.map(
          (path) => load<Toolkit>("@contentful/node-apps-toolkit").signRequest(key, { method: "POST", path, body }, epochMs)["x-contentful-signature"],
        ),
      );
    },
  },
  {
    scheme: "pusher-rest",
    from: "npm:pusher@5.3.4",
    run(body, epochMs) {
      interface Client {
        createSignedQueryString(request: object): string;
      }
      const Pusher = load<new (options: object) => Client>("pusher");
      const now = Date.now;
      Date.now = () => epochMs;
      let theirs: string;
      try {
        theirs = new Pusher({ appId: "1", key: "k", secret }).createSignedQueryString({ method: "POST", path: "/apps/1/events", params: { z: "1" }, body });
      } finally {
        Date.now = now;
      }
      const sent = signed("pusher-rest", posted(body, "https://api.pusherapp.com/apps/1/events?z=1"), epochMs, { keyId: "k" });
      return answer(parameterOf(sent.query, "auth_signature"), new URLSearchParams(theirs).get("auth_signature"));
    },
  },
  {
    scheme: "duo-v2",
    from: "npm:@duosecurity/duo_api@1.5.0",
    run(_body, epochMs) {
      const duo = inside<{ sign(...parts: readonly unknown[]): string }>("@duosecurity/duo_api/lib/duo_sig.js");
      const sent = signed("duo-v2", messageTo("GET", "https://API.duosecurity.com/admin/v1/users?username=a%20b&limit=%2A"), epochMs, { keyId: "ik" });
      return answer(
        carried(sent, "authorization"),
        duo.sign("ik", secret, "get", "api.duosecurity.com", "/admin/v1/users", { username: "a b", limit: "*" }, carried(sent, "date")),
      );
    },
  },
  {
    scheme: "duo-v5",
    from: "npm:@duosecurity/duo_api@1.5.0",
    run(body, epochMs) {
      const duo = inside<{ signV5(...parts: readonly unknown[]): string }>("@duosecurity/duo_api/lib/duo_sig.js");
      const sent = signed("duo-v5", posted(body, "https://api.duosecurity.com/admin/v1/users"), epochMs, { keyId: "ik" });
      return answer(
        carried(sent, "authorization"),
        duo.signV5("ik", secret, "POST", "api.duosecurity.com", "/admin/v1/users", {}, carried(sent, "date"), body),
      );
    },
  },
  {
    scheme: "escher",
    from: "npm:escher-auth@4.0.2",
    async run(body) {
      interface Client {
        authenticate(request: object, keys: (id: string) => string, mandatory: readonly string[]): string;
      }
      const Escher = load<new (options: object) => Client>("escher-auth");
      const options = { credentialScope: "eu/service/ems_request", accessKeyId: "k1", apiSecret: secret };
      const escher = new Escher(options);
      const sent = signed("escher", posted(body, "https://example.com/a/../b?y=2&x=a%20b"), Date.now(), {
        keyId: "k1",
        options: { region: "eu", service: "service" },
      });
      const check = (payload: string) =>
        accepts(() => {
          const request = { method: "POST", url: "/a/../b?y=2&x=a%20b", headers: [["host", "example.com"], ...sent.headers], body: payload };
          return escher.authenticate(request, (_id) => secret, []) !== "";
        });
      return { ours: true, theirs: await check(body), wrong: await check(`${body} `) };
    },
  },
  {
    scheme: "stripe",
    from: "npm:stripe@23.1.0",
    async run(body) {
      interface Webhooks {
        generateTestHeaderString(options: object): string;
        constructEvent(payload: string, header: string, secret: string): unknown;
      }
      const loaded = load<{ default?: { webhooks: Webhooks }; webhooks?: Webhooks }>("stripe");
      const webhooks = loaded.webhooks ?? loaded.default?.webhooks;
      if (webhooks === undefined) throw new Error("stripe exports no webhooks");
      const key = "whsec_test_secret";
      const at = Date.now();
      const sent = signed("stripe", posted(body), at, { secret: key });
      const theirs = webhooks.generateTestHeaderString({ payload: body, secret: key, timestamp: Math.floor(at / 1000) });
      return {
        ours: carried(sent, "stripe-signature"),
        theirs,
        wrong: await accepts(() => webhooks.constructEvent(`${body} `, carried(sent, "stripe-signature"), key)),
      };
    },
  },
  {
    scheme: "github",
    from: "npm:@octokit/webhooks-methods@6.0.0",
    async run(body) {
      const methods = await import("@octokit/webhooks-methods");
      const header = carried(signed("github", posted(body), 0), "x-hub-signature-256");
      return { ours: header, theirs: await methods.sign(secret, body), wrong: await methods.verify(secret, `${body} `, header) };
    },
  },
  {
    scheme: "shopify",
    from: "npm:@shopify/shopify-api@13.1.0",
    async run(body) {
      await load<Promise<unknown>>("@shopify/shopify-api/adapters/node");
      const { validateHmacString } = inside<{ validateHmacString: (config: object, data: string, hmac: string, format: string) => Promise<boolean> }>(
        "@shopify/shopify-api/dist/cjs/lib/utils/hmac-validator.js",
      );
      const header = carried(signed("shopify", posted(body), 0), "x-shopify-hmac-sha256");
      const config = { apiSecretKey: secret };
      return {
        ours: true,
        theirs: await validateHmacString(config, body, header, "base64"),
        wrong: await validateHmacString(config, `${body} `, header, "base64"),
      };
    },
  },
  {
    scheme: "shopify-app-proxy",
    from: "npm:@shopify/shopify-api@13.1.0",
    async run(_body, epochMs) {
      await load<Promise<unknown>>("@shopify/shopify-api/adapters/node");
      const { generateLocalHmac } = inside<{ generateLocalHmac: (config: object) => (query: object, signator: string) => Promise<string> }>(
        "@shopify/shopify-api/dist/cjs/lib/utils/hmac-validator.js",
      );
      const sent = signed(
        "shopify-app-proxy",
        messageTo("GET", "https://example.com/proxy?shop=a.myshopify.com&path_prefix=%2Fapps%2Fx&extra=1&extra=2"),
        epochMs,
      );
      const query = { shop: "a.myshopify.com", path_prefix: "/apps/x", extra: ["1", "2"], timestamp: String(Math.floor(epochMs / 1000)) };
      return { ours: parameterOf(sent.query, "signature"), theirs: await generateLocalHmac({ apiSecretKey: secret })(query, "appProxy") };
    },
  },
  {
    scheme: "twilio",
    from: "npm:twilio@6.2.0",
    run() {
      const webhooks = inside<{ getExpectedTwilioSignature(token: string, url: string, parameters: object): string }>("twilio/lib/webhooks/webhooks.js");
      const url = "https://example.com:8443/call?x=1&y=a%20b";
      const sent = signed("twilio", posted("To=%2B1&From=a+b&Empty=&Many=2&Many=1&Many=2", url, form), 0);
      return answer(
        carried(sent, "x-twilio-signature"),
        webhooks.getExpectedTwilioSignature(secret, url, { To: "+1", From: "a b", Empty: "", Many: ["2", "1", "2"] }),
      );
    },
  },
  {
    scheme: "twilio-json",
    from: "npm:twilio@6.2.0",
    run(body) {
      const webhooks = inside<{ validateRequestWithBody(token: string, header: string, url: string, body: string): boolean }>(
        "twilio/lib/webhooks/webhooks.js",
      );
      const sent = signed("twilio-json", posted(body), 0);
      const url = `https://hooks.example.com/in?${sent.query ?? ""}`;
      const header = carried(sent, "x-twilio-signature");
      return answer(true, webhooks.validateRequestWithBody(secret, header, url, body), webhooks.validateRequestWithBody(secret, header, url, `${body} `));
    },
  },
  {
    scheme: "sendgrid",
    from: "npm:@sendgrid/eventwebhook@8.0.0",
    run(body, epochMs) {
      interface EventWebhook {
        convertPublicKeyToECDSA(pem: string): unknown;
        verifySignature(key: unknown, body: string, signature: string, timestamp: string): boolean;
      }
      const { EventWebhook } = load<{ EventWebhook: new () => EventWebhook }>("@sendgrid/eventwebhook");
      const sent = signed("sendgrid", posted(body), epochMs, { secret: pem("ec") });
      const webhook = new EventWebhook();
      const key = webhook.convertPublicKeyToECDSA(keys.ec.publicKey.export({ type: "spki", format: "pem" }).toString());
      const [signature, stamp] = [carried(sent, "x-twilio-email-event-webhook-signature"), carried(sent, "x-twilio-email-event-webhook-timestamp")];
      return answer(true, webhook.verifySignature(key, body, signature, stamp), webhook.verifySignature(key, `${body} `, signature, stamp));
    },
  },
  {
    scheme: "discord",
    from: "npm:discord-interactions@4.4.0",
    async run(body, epochMs) {
      const { verifyKey } = load<{ verifyKey: (body: string, signature: string, timestamp: string, key: string) => Promise<boolean> | boolean }>(
        "discord-interactions",
      );
      const sent = signed("discord", posted(body), epochMs, { secret: pem("ed") });
      const raw = Buffer.from(keys.ed.publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("hex");
      const [signature, stamp] = [carried(sent, "x-signature-ed25519"), carried(sent, "x-signature-timestamp")];
      return { ours: true, theirs: await verifyKey(body, signature, stamp, raw), wrong: await verifyKey(`${body} `, signature, stamp, raw) };
    },
  },
  {
    scheme: "linear",
    from: "npm:@linear/sdk@98.0.0",
    async run(body) {
      const { LinearWebhookClient } = (await import("@linear/sdk/webhooks")) as unknown as {
        LinearWebhookClient: new (secret: string) => { verify(body: Buffer, signature: string, timestamp?: number): boolean };
      };
      const sent = signed("linear", posted(body), Date.now());
      const stamp = Number(jsonOf(sent, "webhookTimestamp"));
      const client = new LinearWebhookClient(secret);
      const signature = carried(sent, "linear-signature");
      return {
        ours: true,
        theirs: await accepts(() => client.verify(Buffer.from(sent.body), signature, stamp)),
        wrong: await accepts(() => client.verify(Buffer.from(`${wireOf(sent.body)} `), signature, stamp)),
      };
    },
  },
  {
    scheme: "paddle",
    from: "npm:@paddle/paddle-node-sdk@3.10.0",
    async run(body) {
      const { Paddle } = load<{
        Paddle: new (key: string) => { webhooks: { isSignatureValid(body: string, secret: string, header: string): Promise<boolean> } };
      }>("@paddle/paddle-node-sdk");
      const header = carried(signed("paddle", posted(body), Date.now()), "paddle-signature");
      const { webhooks } = new Paddle("key");
      return { ours: true, theirs: await webhooks.isSignatureValid(body, secret, header), wrong: await webhooks.isSignatureValid(`${body} `, secret, header) };
    },
  },
  {
    scheme: "workos",
    from: "npm:@workos-inc/node@8.13.0",
    async run(body) {
      const { WorkOS } = load<{ WorkOS: new (key: string) => { webhooks: { verifyHeader(options: object): Promise<boolean> } } }>("@workos-inc/node");
      const sigHeader = carried(signed("workos", posted(JSON.stringify(JSON.parse(body))), Date.now()), "workos-signature");
      const { webhooks } = new WorkOS("sk_test");
      return {
        ours: true,
        theirs: await accepts(() => webhooks.verifyHeader({ payload: JSON.parse(body) as unknown, sigHeader, secret })),
        wrong: await accepts(() => webhooks.verifyHeader({ payload: { other: 1 }, sigHeader, secret })),
      };
    },
  },
  {
    scheme: "razorpay",
    from: "npm:razorpay@2.9.8",
    run(body) {
      const { validateWebhookSignature } = inside<{ validateWebhookSignature: (body: string, signature: string, secret: string) => boolean }>(
        "razorpay/dist/utils/razorpay-utils.js",
      );
      const header = carried(signed("razorpay", posted(body), 0), "x-razorpay-signature");
      return answer(true, validateWebhookSignature(body, header, secret), validateWebhookSignature(`${body} `, header, secret));
    },
  },
  {
    scheme: "pusher-webhook",
    from: "npm:pusher@5.3.4",
    run(body) {
      const Pusher = load<new (options: object) => { webhook(request: object): { isValid(): boolean } }>("pusher");
      const sent = signed("pusher-webhook", posted(body), 0, { keyId: "k" });
      const check = (rawBody: string) =>
        new Pusher({ appId: "1", key: "k", secret })
          .webhook({
            headers: {
              "content-type": "application/json",
              "x-pusher-key": carried(sent, "x-pusher-key"),
              "x-pusher-signature": carried(sent, "x-pusher-signature"),
            },
            rawBody,
          })
          .isValid();
      return answer(true, check(body), check(`${body} `));
    },
  },
  {
    scheme: "sanity",
    from: "npm:@sanity/webhook@4.0.4",
    async run(body, epochMs) {
      const { isValidSignature } = load<{ isValidSignature: (body: string, header: string, secret: string) => Promise<boolean> }>("@sanity/webhook");
      const header = carried(signed("sanity", posted(body), epochMs), "sanity-webhook-signature");
      return { ours: true, theirs: await isValidSignature(body, header.replace(/=+$/, ""), secret), wrong: await isValidSignature(`${body} `, header, secret) };
    },
  },
  {
    scheme: "line",
    from: "npm:@line/bot-sdk@11.0.0",
    run(body) {
      const { validateSignature } = load<{ validateSignature: (body: string, secret: string, signature: string) => boolean }>("@line/bot-sdk");
      const header = carried(signed("line", posted(body), 0), "x-line-signature");
      return answer(true, validateSignature(body, secret, header), validateSignature(`${body} `, secret, header));
    },
  },
  {
    scheme: "mux",
    from: "npm:@mux/mux-node@15.3.0",
    async run(body) {
      const Mux = load<{ default: new (options: object) => { webhooks: { verifySignature(body: string, headers: object, secret: string): Promise<void> } } }>(
        "@mux/mux-node",
      ).default;
      const header = carried(signed("mux", posted(body), Date.now()), "mux-signature");
      const { webhooks } = new Mux({ tokenId: "a", tokenSecret: "b" });
      const check = (payload: string) => accepts(() => webhooks.verifySignature(payload, { "mux-signature": header }, secret));
      return { ours: true, theirs: await check(body), wrong: await check(`${body} `) };
    },
  },
];
