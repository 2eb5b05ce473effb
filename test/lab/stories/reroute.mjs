// Preloaded into a child process (`node --import`): the lab's addresses have their servers on high ports, because 53 and 443 need root. Sends what goes there
// to where they really listen. SIGPROOF_REROUTE is { "prefix": "127.4.5.", "ports": { "53": 41433, "443": 41434 } }.

import dgram from "node:dgram";
import { Socket } from "node:net";

const { prefix, ports } = JSON.parse(process.env["SIGPROOF_REROUTE"]);
const real = (host, port) => (typeof host === "string" && host.startsWith(prefix) ? (ports[port] ?? port) : port);

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...given) {
  // node:net passes its own normalised array, others a list.
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof options === "object" && options !== null) options.port = real(options.host, options.port);
  return connect.apply(this, given);
};

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...given) {
  const at = given.findIndex((value) => typeof value === "string" && value.startsWith(prefix));
  if (at > 0) given[at - 1] = real(given[at], given[at - 1]);
  return send.apply(this, given);
};

const connectDatagrams = dgram.Socket.prototype.connect;
dgram.Socket.prototype.connect = function (port, host, ...rest) {
  return connectDatagrams.call(this, real(host, port), host, ...rest);
};
