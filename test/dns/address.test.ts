import { describe, expect, it } from "vitest";
import { addressMatches, canonicalAddress, isAddress, kindOfAddress } from "../../src/dns/address.ts";

describe("the kind of an address", () => {
  it.each([
    ["8.8.8.8", "global"],
    ["2606:4700::1111", "global"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["::1", "loopback"],
    ["[::1]", "loopback"],
    ["0.0.0.0", "unspecified"],
    ["::", "unspecified"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["172.32.0.1", "global"],
    ["192.168.255.255", "private"],
    ["fd12:3456::1", "private"],
    ["fec0::1", "private"],
    ["100.64.0.1", "shared"],
    ["100.128.0.1", "global"],
    ["169.254.1.1", "link-local"],
    ["fe80::1", "link-local"],
    ["fe80::1%eth0", "link-local"],
    ["169.254.169.254", "metadata"],
    ["169.254.170.2", "metadata"],
    ["168.63.129.16", "metadata"],
    ["100.100.100.200", "metadata"],
    ["fd00:ec2::254", "metadata"],
    ["fd20:ce::254", "metadata"],
    ["224.0.0.1", "multicast"],
    ["255.255.255.255", "multicast"],
    ["ff02::1", "multicast"],
    ["192.0.2.1", "reserved"],
    ["198.18.0.1", "reserved"],
    ["240.0.0.1", "reserved"],
    ["2001:db8::1", "reserved"],
    ["100::1", "reserved"],
    ["4000::1", "reserved"],
    ["5f00::1", "reserved"],
  ])("%s is %s", (text, kind) => {
    expect(kindOfAddress(text)).toBe(kind);
  });

  it.each([
    ["::ffff:127.0.0.1", "loopback", "mapped"],
    ["::ffff:a9fe:a9fe", "metadata", "mapped, in hex"],
    ["::ffff:8.8.8.8", "global", "mapped, and harmless"],
    ["64:ff9b::7f00:1", "loopback", "NAT64"],
    ["64:ff9b::a9fe:a9fe", "metadata", "NAT64"],
    ["64:ff9b:1::a00:1", "private", "local NAT64"],
    ["64:ff9b::808:808", "global", "NAT64, and harmless"],
    ["2002:7f00:1::", "loopback", "6to4"],
    ["2002:a00:1::1", "private", "6to4"],
    ["2002:808:808::1", "global", "6to4, and harmless"],
    ["2001:0:808:808::f5ff:fffe", "private", "Teredo client 10.0.0.1, bits flipped"],
    ["2001:0:7f00:1::f7f7:f7f7", "loopback", "Teredo server"],
    ["::127.0.0.1", "loopback", "IPv4-compatible"],
    ["::a9fe:a9fe", "metadata", "IPv4-compatible"],
    ["2606:4700::5efe:7f00:1", "loopback", "ISATAP"],
  ])("%s is %s (%s)", (text, kind) => {
    expect(kindOfAddress(text)).toBe(kind);
  });

  it.each(["localhost", "127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "", "1.2.3.4.5", "example.com", "::g"])("%j is no address", (text) => {
    expect(kindOfAddress(text)).toBeNull();
    expect(isAddress(text)).toBe(false);
  });

  it.each([
    "http://127.1/",
    "http://0177.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127.0.0.1./",
    "http:\\\\127.0.0.1\\x",
    "http://%31%32%37.0.0.1/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[0:0:0:0:0:0:0:1]/",
  ])("%s is loopback once parsed as a URL", (text) => {
    expect(kindOfAddress(new URL(text).hostname)).toBe("loopback");
  });
});

describe("lists of addresses", () => {
  it.each([
    ["10.0.0.0/8", "10.255.0.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["10.0.0.0/8", "::ffff:10.0.0.1", true],
    ["10.0.0.7", "10.0.0.7", true],
    ["10.0.0.7", "10.0.0.8", false],
    ["fd00::/8", "fd12::1", true],
    ["fd00::/8", "10.0.0.1", false],
    ["0.0.0.0/0", "::1", false],
    ["::1", "[::1]", true],
    ["10.0.0.0/33", "10.0.0.1", false],
    ["10.0.0.0/", "10.0.0.0", false],
    ["10.0.0.0/8/8", "10.0.0.0", false],
    ["db", "10.0.0.1", false],
    ["10.0.0.0/8", "db", false],
  ])("%s holds %s: %s", (entry, address, holds) => {
    expect(addressMatches(entry, address)).toBe(holds);
  });

  it("compares by one spelling", () => {
    expect(canonicalAddress("::ffff:1.2.3.4")).toBe("1.2.3.4");
    expect(canonicalAddress("[2001:DB8:0:0::1]")).toBe(canonicalAddress("2001:db8::1"));
    expect(canonicalAddress("example.com")).toBeNull();
  });
});
