import { expect, it } from "vitest";
import { announce, trustVariables } from "../../../src/doors/recorder/environment.ts";

const proxy = "http://sigproof:t@127.0.0.1:1";

it("names the proxy in both spellings, and tells Node to look", () => {
  expect(announce({}, { proxy, bundle: null })).toEqual({
    HTTP_PROXY: proxy,
    http_proxy: proxy,
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NODE_USE_ENV_PROXY: "1",
  });
});

it.each([
  [{ NO_PROXY: "a.example" }, "a.example"],
  [{ no_proxy: " .b.example " }, ".b.example"],
  [{ NO_PROXY: "a.example", no_proxy: "b.example" }, "b.example"],
])("keeps what %o exempts", (env, expected) => {
  expect(announce(env, { proxy, bundle: null })).toMatchObject({ NO_PROXY: expected, no_proxy: expected });
  expect(announce(env, { proxy, bundle: null, past: ["c.example"] })).toMatchObject({ NO_PROXY: `${expected},c.example` });
});

it("points every variable for authorities at the bundle, only when there is one", () => {
  const variables = announce({}, { proxy, bundle: "/tmp/x.pem" });
  for (const name of trustVariables) expect(variables[name]).toBe("/tmp/x.pem");
  expect(Object.keys(announce({}, { proxy, bundle: null })).filter((name) => trustVariables.includes(name))).toEqual([]);
});
