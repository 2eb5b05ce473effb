import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientHello, firstWords } from "../../src/tls/hello.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const serverHello = (minor: number): number[] => [2, 0, 0, 40, 3, minor];
const record = (body: readonly number[], type = 22): number[] => [type, 3, 1, body.length >> 8, body.length & 255, ...body];

describe("the hello of an old client", () => {
  const hello = clientHello("TLSv1.1", "api.example.test", new Uint8Array(32).fill(9));

  it("says its own length three times over, and the version that is the highest it knows", () => {
    const [type, major, , high = 0, low = 0] = hello;
    expect([type, major, high * 256 + low]).toEqual([22, 3, hello.length - 5]);
    expect([...hello.subarray(5, 11)]).toEqual([1, 0, (hello.length - 9) >> 8, (hello.length - 9) & 255, 3, 2]);
  });

  it("names the host, and no address", () => {
    expect(Buffer.from(hello).includes("api.example.test")).toBe(true);
    expect(clientHello("TLSv1", null, new Uint8Array(32)).length).toBe(hello.length - 25);
  });

  it("does not say that it fell back, which servers refuse for another reason", () => {
    expect(Buffer.from(hello).includes(Buffer.from([0x56, 0x00]))).toBe(false);
  });
});

describe("the first words of a server", () => {
  it.each([
    ["a ServerHello in TLS 1.1", bytes(...record(serverHello(2))), { kind: "server-hello", version: "TLSv1.1" }],
    ["a ServerHello in SSL 3.0", bytes(...record(serverHello(0))), { kind: "server-hello", version: "SSLv3" }],
    ["a ServerHello in records of one byte each", bytes(...serverHello(1).flatMap((byte) => record([byte]))), { kind: "server-hello", version: "TLSv1" }],
    ["a ServerHello after a warning", bytes(...record([1, 112], 21), ...record(serverHello(1))), { kind: "server-hello", version: "TLSv1" }],
    ["the alert that means no", bytes(...record([2, 70], 21)), { kind: "alert", alert: "protocol_version" }],
    ["an alert without a name", bytes(...record([2, 200], 21)), { kind: "alert", alert: "alert 200" }],
    ["half a record", bytes(22, 3, 1, 0, 60, 2, 0, 0), { kind: "more" }],
    ["nothing yet", bytes(), { kind: "more" }],
    ["an HTTP answer", new TextEncoder().encode("HTTP/1.1 400 Bad Request\r\n"), { kind: "not-tls" }],
    ["one letter of an HTTP answer", bytes(0x48), { kind: "not-tls" }],
    ["application data", bytes(...record([1, 2, 3], 23)), { kind: "not-tls" }],
    ["a handshake that begins with something else", bytes(...record([11, 0, 0, 3])), { kind: "not-tls" }],
    ["an empty record, of which there could be thousands", bytes(22, 3, 1, 0, 0), { kind: "not-tls" }],
    ["a record that is too long", bytes(22, 3, 1, 0xff, 0xff), { kind: "not-tls" }],
  ])("%s", (_what, given, expected) => {
    expect(firstWords(given)).toEqual(expected);
  });

  it("are the same however the bytes arrive: what is decided early stays decided", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(record([1, 112], 21)), fc.constant(record(serverHello(2))), fc.array(fc.nat(255), { maxLength: 6 })), { maxLength: 4 }),
        (parts) => {
          const all = Uint8Array.from(parts.flat());
          const whole = firstWords(all);
          for (let end = 0; end < all.length; end++) {
            const early = firstWords(all.subarray(0, end));
            if (early.kind !== "more") expect(early).toEqual(whole);
          }
        },
      ),
    );
  });
});
