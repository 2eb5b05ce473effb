import { afterAll, afterEach, describe, expect, it } from "vitest";
import { connect } from "node:net";
import { createPorts } from "../../src/gather/node-ports.ts";
import { proxyName, routeTo } from "../../src/gather/proxy.ts";
import { createAuthority } from "../lab/certificates.ts";
import { createLab } from "../lab/loopback.ts";
import { requestWith } from "./request.ts";

const lab = createLab();
const authority = createAuthority();
afterEach(lab.close);
afterAll(authority.remove);

describe("the route to a URL", () => {
  const env = {
    HTTPS_PROXY: "http://user:pass@proxy.test:3128",
    http_proxy: "proxy.test:8080",
    NO_PROXY: "internal.test, .dotted.test,*.star.test,10.0.0.0/8,port.test:8443,fd12:0:0:0:0:0:0:5",
  };
  it.each([
    ["https://api.example.com/", "http://proxy.test:3128"],
    ["http://api.example.com/", "http://proxy.test:8080"],
    ["http://localhost:5000/", null],
    ["http://127.0.0.1/", null],
    ["http://[::1]/", null],
    ["http://0.0.0.0:5000/", null],
    ["https://internal.test/", null],
    ["https://deep.internal.test/", null],
    ["https://notinternal.test/", "http://proxy.test:3128"],
    ["https://a.dotted.test/", null],
    ["https://a.star.test/", null],
    ["https://10.9.8.7/", null],
    ["https://11.9.8.7/", "http://proxy.test:3128"],
    ["https://[fd12::5]/", null],
    ["https://[fd12::6]/", "http://proxy.test:3128"],
    ["https://port.test:8443/", null],
    ["https://port.test/", "http://proxy.test:3128"],
  ])("%s goes by %s", (url, proxy) => {
    expect(proxyName(routeTo(new URL(url), env))).toBe(proxy);
  });

  it("is direct for all with NO_PROXY=*, without settings, and with empty ones", () => {
    for (const variables of [{ HTTPS_PROXY: "http://p.test", NO_PROXY: "*" }, {}, { HTTPS_PROXY: "" }])
      expect(routeTo(new URL("https://a.test/"), variables).kind).toBe("direct");
  });

  it("is not quietly direct when the proxy is of a kind that is not spoken", () => {
    expect(routeTo(new URL("https://a.test/"), { ALL_PROXY: "socks5://p.test:1080" }).kind).toBe("unusable");
    expect(routeTo(new URL("https://a.test/"), { HTTPS_PROXY: "http://[" }).kind).toBe("unusable");
  });
});

describe("through a proxy", () => {
  const portsBy = (proxy: string, baseUrl: string) =>
    createPorts({
      request: requestWith({ baseUrl, ca: authority.pem }),
      env: { http_proxy: proxy, https_proxy: proxy },
      lookup: () => Promise.reject(new Error("the proxy resolves the name")),
    });

  it("a plain request carries the whole URL, and the credentials go to the proxy alone", async () => {
    const proxy = await lab.http((_request, response) => response.end("by proxy"));
    const setting = `http://user:p%40ss@127.0.0.1:${proxy.port}`;
    const ports = portsBy(setting, "http://api.example.test");
    const exchange = await ports.exchange({ method: "GET", url: "http://api.example.test/a?b=1", headers: [], body: "read" });
    expect(exchange).toMatchObject({ kind: "answer", answer: { status: 200, address: null } });
    expect(proxy.requests[0]?.url).toBe("http://api.example.test/a?b=1");
    expect(proxy.requests[0]?.headers).toContain(`Basic ${Buffer.from("user:p@ss").toString("base64")}`);
    expect(ports.proxyOf?.("http://api.example.test/")).toBe(`http://127.0.0.1:${proxy.port}`);
    await ports.close();
  });

  it("https goes by CONNECT, and the certificate is the target's", async () => {
    const target = await lab.tls(authority.sign("DNS:api.example.test"), (socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
    );
    let line = "";
    const proxy = await lab.tcp((socket) =>
      socket.once("data", (chunk) => {
        line = chunk.toString().split("\r\n")[0] ?? "";
        const up = connect(target.port, "127.0.0.1", () => socket.write("HTTP/1.1 200 Connection established\r\n\r\n"));
        up.on("error", () => {});
        socket.pipe(up).pipe(socket);
      }),
    );
    const ports = portsBy(`http://127.0.0.1:${proxy.port}`, "https://api.example.test");
    expect(await ports.exchange({ method: "GET", url: "https://api.example.test/", headers: [], body: "none" })).toMatchObject({
      kind: "answer",
      answer: { status: 200 },
    });
    expect(line).toBe("CONNECT api.example.test:443 HTTP/1.1");
    await ports.close();
  });

  it.each([
    ["refuses", "HTTP/1.1 403 Forbidden\r\n\r\n"],
    ["wants credentials", "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"],
    ["closes", ""],
    ["talks nonsense", "x".repeat(20_000)],
  ])("that %s, the target is unreachable", async (_what, bytes) => {
    const proxy = await lab.bytes(bytes);
    const ports = portsBy(`http://127.0.0.1:${proxy.port}`, "https://api.example.test");
    expect(await ports.exchange({ method: "GET", url: "https://api.example.test/", headers: [], body: "none" })).toMatchObject({
      fault: { reason: "unreachable" },
    });
    await ports.close();
  });

  it("metadata addresses are still refused", async () => {
    const proxy = await lab.canary();
    const ports = portsBy(`http://127.0.0.1:${proxy.port}`, "http://169.254.169.254");
    expect(await ports.exchange({ method: "GET", url: "http://169.254.169.254/latest", headers: [], body: "none" })).toMatchObject({
      fault: { reason: "address-refused" },
    });
    expect(proxy.connections()).toBe(0);
    await ports.close();
  });
});
