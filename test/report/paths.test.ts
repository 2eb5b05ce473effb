import { expect, it } from "vitest";
import { repositoryPath } from "../../src/report/paths.ts";

const root = { workspace: "/home/runner/checkout/repo", directory: "/home/runner/checkout/repo" };
const inApp = { ...root, directory: "/home/runner/checkout/repo/services/app" };
const windows = { workspace: "D:\\a\\repo", directory: "d:\\a\\repo\\app" };

it.each([
  ["openapi.yaml", null, "openapi.yaml"],
  ["./openapi.yaml", null, "openapi.yaml"],
  ["api\\openapi.yaml", null, "api/openapi.yaml"],
  ["a/./b/../openapi.yaml", null, "a/openapi.yaml"],
  ["../openapi.yaml", null, "openapi.yaml"],
  ["/etc/openapi.yaml", null, "openapi.yaml"],
  ["openapi.yaml", root, "openapi.yaml"],
  ["openapi.yaml", inApp, "services/app/openapi.yaml"],
  ["../common/openapi.yaml", inApp, "services/common/openapi.yaml"],
  ["/home/runner/checkout/repo/api/openapi.yaml", inApp, "api/openapi.yaml"],
  ["/home/runner/checkout/repository/openapi.yaml", inApp, "openapi.yaml"],
  ["../../../../openapi.yaml", inApp, "openapi.yaml"],
  ["openapi.yaml", windows, "app/openapi.yaml"],
  ["D:\\a\\repo\\api\\openapi.yaml", windows, "api/openapi.yaml"],
  ["https://example.com/v1/openapi.json?token=x#y", root, "openapi.json"],
  ["https://example.com/", root, "example.com"],
  ["", null, "openapi"],
  ["..", null, "openapi"],
] as const)("%j from %j is %s", (file, at, path) => expect(repositoryPath(file, at)).toBe(path));
