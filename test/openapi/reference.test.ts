import { describe, expect, it } from "vitest";
import { aimOf } from "../../src/openapi/reference.ts";

const aim = (ref: string, base = "api/paths/pets.yaml", root = "api/openapi.yaml"): string => {
  const found = aimOf(ref, base, root);
  return found.kind === "document" ? `${found.remote ? "web " : ""}${found.file}#${found.fragment}` : found.kind;
};

describe("a reference stays inside", () => {
  it.each([
    ["#/components/x", "api/paths/pets.yaml#/components/x"],
    ["", "api/paths/pets.yaml#"],
    ["cats.yaml", "api/paths/cats.yaml#"],
    ["./cats.yaml#/get", "api/paths/cats.yaml#/get"],
    ["../schemas/cat.json#/a~1b", "api/schemas/cat.json#/a~1b"],
    ["../openapi.yaml", "api/openapi.yaml#"],
    ["a/../b.yaml", "api/paths/b.yaml#"],
    ["a//b.yaml", "api/paths/a/b.yaml#"],
    ["my%20pets.yaml#/a%20b%7Bc%7D", "api/paths/my pets.yaml#/a b{c}"],
    ["100%.yaml#/100%", "api/paths/100%.yaml#/100%"],
    ["%252e%252e/x.yaml", "api/paths/%2e%2e/x.yaml#"],
    ["..../x.yaml", "api/paths/..../x.yaml#"],
    ["SCHEMAS/X.YAML", "api/paths/SCHEMAS/X.YAML#"],
  ])("%j → %s", (ref, expected) => expect(aim(ref)).toBe(expected));

  it.each([
    ["x.yaml", "openapi.yaml", "openapi.yaml", "x.yaml#"],
    ["x.yaml", "../up/openapi.yaml", "../up/openapi.yaml", "../up/x.yaml#"],
    ["sub/x.yaml", "/abs/openapi.yaml", "/abs/openapi.yaml", "/abs/sub/x.yaml#"],
    ["x.yaml", "/openapi.yaml", "/openapi.yaml", "/x.yaml#"],
  ])("%j in %s → %s", (ref, base, root, expected) => expect(aim(ref, base, root)).toBe(expected));
});

describe("a reference is refused by its spelling", () => {
  it.each([
    "../../secret.yaml",
    "../../../../../../etc/passwd",
    "../../api2/x.yaml",
    "../../api/../../x.yaml",
    "a/../../../x.yaml",
    "%2e%2e/%2e%2e/x.yaml",
    "..%2f..%2fx.yaml",
    "%2E%2E%2F%2E%2E%2Fx.yaml",
    ".%2e/.%2e/x.yaml",
    "..\\..\\x.yaml",
    "..%5c..%5cx.yaml",
    "a\\b.yaml",
    "/etc/passwd",
    "/etc/passwd#/x",
    "%2fetc%2fpasswd",
    "//host/share/x.yaml",
    "%2f%2fhost/x.yaml",
    "\\\\host\\share\\x.yaml",
    "/proc/self/environ",
    "/dev/zero",
    "file:///etc/passwd",
    "file:/etc/passwd",
    "FILE:///etc/passwd",
    "file:x.yaml",
    "C:/Windows/win.ini",
    "c:\\Windows\\win.ini",
    "C:x.yaml",
    "x.yaml\0.json",
    "x%00.yaml",
    "x%0a.yaml",
    "x\ny.yaml",
    "../../",
    "./../../x.yaml",
  ])("%j", (ref) => expect(aim(ref)).toBe("unsafe"));
});

describe("other references", () => {
  it.each([
    ["urn:example:x", "other"],
    ["data:application/json,{}", "other"],
    ["jar:file:/x", "other"],
    ["docs/intro.md", "other"],
    ["../.git/config", "other"],
    ["id_rsa", "other"],
    ["../.env", "other"],
    ["x.yaml/", "api/paths/x.yaml#"],
  ])("%j is %s", (ref, expected) => expect(aim(ref)).toBe(expected));

  it.each([
    ["https://example.com/x.yaml#/a", "api/openapi.yaml", "web https://example.com/x.yaml#/a"],
    ["HTTPS://Example.com", "api/openapi.yaml", "web https://example.com/#"],
    ["https://[", "api/openapi.yaml", "other"],
    ["x.yaml", "https://example.com/api/openapi.yaml", "web https://example.com/api/x.yaml#"],
    ["../../../x.yaml", "https://example.com/api/openapi.yaml", "web https://example.com/x.yaml#"],
    ["/x.yaml", "https://example.com/api/openapi.yaml", "web https://example.com/x.yaml#"],
    ["//other.example/x.yaml", "https://example.com/api/openapi.yaml", "web https://other.example/x.yaml#"],
    ["#/a", "https://example.com/api/openapi.yaml", "web https://example.com/api/openapi.yaml#/a"],
    ["file:///etc/passwd", "https://example.com/api/openapi.yaml", "unsafe"],
  ])("%j in %s is %s", (ref, base, expected) => expect(aim(ref, base, base)).toBe(expected));
});
