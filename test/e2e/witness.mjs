// Preloaded into a child process (`node --import`): writes down every name it looks up and every address it connects to. Changes nothing else.

import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";
import dgram from "node:dgram";

const file = process.env["SIGPROOF_WITNESS"];
const tell = (kind, what) => appendFileSync(file, `${JSON.stringify({ kind, what })}\n`);

for (const module of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(module)) {
    if (!/^(lookup|resolve|reverse)/.test(name) || typeof module[name] !== "function") continue;
    const real = module[name];
    module[name] = function (...given) {
      tell("name", String(given[0]));
      return real.apply(this, given);
    };
  }

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...given) {
  // node:net passes its own normalised array, others a list.
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  tell("connect", typeof options === "object" ? (options.host ?? options.path ?? "localhost") : String(given[1] ?? options));
  return connect.apply(this, given);
};

/** A connected socket sends without an address. */
const peers = new WeakMap();
const aim = dgram.Socket.prototype.connect;
dgram.Socket.prototype.connect = function (...given) {
  peers.set(this, String(given[1]));
  return aim.apply(this, given);
};
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...given) {
  tell("datagram", given.find((value) => typeof value === "string" && value !== given[0]) ?? peers.get(this) ?? "unknown");
  return send.apply(this, given);
};

syncBuiltinESMExports();
