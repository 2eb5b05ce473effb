// What counts as weak, and which built-ins are.

import { describe, expect, it } from "vitest";
import { builtins } from "../../src/signature/builtin/index.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import { weaknessesOf } from "../../src/signature/weakness.ts";

const custom = (string: string, algorithm: "hmac-sha256" | "hmac-md5" = "hmac-sha256") =>
  weaknessesOf(
    resolveScheme({
      scheme: "custom",
      algorithm,
      "string-to-sign": string,
      define: { d: "{body|sha1|hex}" },
      send: [{ in: "header", name: "X-S", value: "{signature}" }],
    }),
  );

describe("weaknesses", () => {
  it("are those of the algorithm and of the hashes in the template", () => {
    expect(custom("{method}", "hmac-md5").map((each) => each.split(":")[0])).toEqual(["hmac-md5", "sha1"]);
    expect(custom("{body|md5|hex}{body|crc32}").map((each) => each.split(":")[0])).toEqual(["md5", "sha1", "crc32"]);
  });

  it("among the built-ins these have one", () => {
    const weak = builtins
      .filter(({ name }) => weaknessesOf(resolveScheme({ scheme: name, region: "r", service: "s", account: "a" })).length > 0)
      .map((each) => each.name);
    expect(weak).toEqual(["oauth1", "alibaba-rpc-v1", "alibaba-roa-v2", "pusher-rest", "twilio", "twilio-json", "hubspot-v1", "hubspot-v2"]);
  });
});
