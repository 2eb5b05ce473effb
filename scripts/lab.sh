#!/usr/bin/env bash
# Installs the real servers of the test lab, and the programs that make and write calls: Debian's Flask, oauthlib, requests, nginx, BIND, unbound, Chromium and
# mitmproxy. Does so only where it was asked to (CI=true or SIGPROOF_LAB=1)
# and only as root with apt; anywhere else it says what is missing and changes nothing. Safe to run again.
set -euo pipefail

say() { printf 'lab: %s\n' "$*" >&2; }

# The same places that test/lab/lab.ts and test/lab/dns/lab.ts look in.
has_flask() { /usr/bin/python3 -c 'import flask' >/dev/null 2>&1; }
has_oauthlib() { /usr/bin/python3 -c 'import oauthlib' >/dev/null 2>&1; }
has_requests() { /usr/bin/python3 -c 'import requests' >/dev/null 2>&1; }
has_program() { [ -x "/usr/sbin/$1" ] || command -v "$1" >/dev/null 2>&1; }

# The scans of names as a user starts them need name servers on port 53 of loopback addresses. Only a runner's machine is changed for it.
lowest=/proc/sys/net/ipv4/ip_unprivileged_port_start
if [ "${CI:-}" = true ] && [ "$(id -u)" -ne 0 ] && [ -r "$lowest" ] && [ "$(cat "$lowest")" -gt 53 ] && sudo -n true 2>/dev/null; then
  say "letting everybody listen on port 53"
  sudo -n sysctl -q -w net.ipv4.ip_unprivileged_port_start=53
fi

wanted=()
has_flask || wanted+=(python3-flask)
has_oauthlib || wanted+=(python3-oauthlib)
has_requests || wanted+=(python3-requests)
has_program nginx || wanted+=(nginx-light)
has_program named || wanted+=(bind9)
has_program dnssec-signzone || wanted+=(bind9-utils)
has_program unbound || wanted+=(unbound)
has_program chromium || has_program google-chrome || wanted+=(chromium)
has_program mitmdump || wanted+=(mitmproxy)
[ "${#wanted[@]}" -eq 0 ] && exit 0

if [ "${CI:-}" != true ] && [ "${SIGPROOF_LAB:-}" != 1 ]; then
  say "${wanted[*]} not installed; the tests that need them are skipped. SIGPROOF_LAB=1 installs them with apt."
  exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  # Hosted runners let their user become root without a password; nobody else is asked for one.
  if ! sudo -n true 2>/dev/null; then
    say "${wanted[*]} not installed, and this user may not install them."
    exit 0
  fi
  as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null 2>&1; then
  say "${wanted[*]} not installed, and there is no apt-get here."
  exit 0
fi

# nginx's package would start its service on port 80, BIND's and unbound's on port 53. A policy of "never" for the length of the installation prevents that.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod 755 "$policy"
  trap '"${as_root[@]}" rm -f "$policy"' EXIT
fi

install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${wanted[@]}" </dev/null
}
say "installing ${wanted[*]}"
log=$(mktemp)
# The package lists may be absent (fresh container) or stale (old image): refresh them only when the first try fails.
if ! install >"$log" 2>&1; then
  if ! { "${as_root[@]}" apt-get update -qq </dev/null && install; } >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    say "could not install ${wanted[*]}"
    exit 1
  fi
fi
rm -f "$log"
