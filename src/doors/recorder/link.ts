// One connection of the child and those that stand for it on the other side. In a tunnel they live and end together, so that the child meets a server's
// keep-alive, its close and its reset as it would have without us; and no request is ever repeated by anybody but the child.

import type { Agent as HttpAgent } from "node:http";
import type { Duplex } from "node:stream";
import { Agent } from "../../gather/node-http.ts";
import type { Opened, Target, Upstream } from "./upstream.ts";

export interface Link {
  readonly client: Duplex;
  /** Where a tunnel leads; null where each request names its own server. */
  readonly target: Target | null;
  /** Runs `begin` when no earlier request of this connection is under way: clients that send several ahead want their answers in order anyway. */
  readonly enter: (begin: () => void) => void;
  readonly leave: () => void;
  /** Whether a request ever came. */
  readonly used: () => boolean;
  agentFor(target: Target): HttpAgent;
  /** A connection of its own, for what does not stay HTTP. */
  open(target: Target): Promise<Opened>;
  /** How a socket of this link came about. */
  originOf(socket: object): Opened | undefined;
  readonly end: () => void;
}

type Taking = (error: Error | null, socket?: Duplex) => void;

const idleMs = 1_500;

/** `first` is a connection that is open already, as after CONNECT. */
export const createLink = (client: Duplex, upstream: Upstream, target: Target | null = null, first: Opened | null = null): Link => {
  const agents = new Map<string, HttpAgent>();
  const origins = new WeakMap<object, Opened>();
  const waiting: (() => void)[] = [];
  let ready = first;
  let busy = false;
  let used = false;

  const open = async (to: Target): Promise<Opened> => {
    const opened = ready ?? (await dial(to));
    ready = null;
    origins.set(opened.socket, opened);
    // One connection to us may stand for several servers where there is no tunnel; it stays open when one of them leaves.
    opened.socket.once("close", () => {
      if (!busy && target !== null) client.end();
    });
    // The agent listens only while a request is under way.
    opened.socket.on("error", () => {});
    if (client.destroyed) opened.socket.destroy();
    return opened;
  };
  const dial = async (to: Target): Promise<Opened> => {
    if (target === null) return upstream.open(to, "request");
    const tunnel = await upstream.open(to, "tunnel");
    return to.scheme === "https" ? upstream.secure(tunnel, to) : tunnel;
  };
  const agentFor = (to: Target): HttpAgent => {
    const key = `${to.scheme}://${to.authority}`;
    const before = agents.get(key);
    if (before !== undefined) return before;
    // Shorter than any usual keep-alive of a server, so that no request meets a connection that is about to close.
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ...(target === null ? { timeout: idleMs } : {}) });
    // Whoever takes a socket by callback gets none at once.
    const createConnection = (_options: object, done: Taking): void => void openInto(to, done);
    Object.assign(agent, { createConnection });
    agents.set(key, agent);
    return agent;
  };
  const openInto = async (to: Target, done: Taking): Promise<void> => {
    let socket: Duplex;
    try {
      ({ socket } = await open(to));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done(null, socket);
  };
  const link: Link = {
    client,
    target,
    enter: (begin) => {
      used = true;
      if (busy) waiting.push(begin);
      else {
        busy = true;
        begin();
      }
    },
    leave: () => {
      const next = waiting.shift();
      busy = next !== undefined;
      next?.();
    },
    used: () => used,
    agentFor,
    open,
    originOf: (socket) => origins.get(socket),
    end: () => {
      ready?.socket.destroy();
      for (const agent of agents.values()) agent.destroy();
    },
  };
  client.once("close", link.end);
  return link;
};
