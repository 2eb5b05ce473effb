// The lab's own two kinds of server: one that hands every byte to another port, and one that takes everything and says nothing.

import { createSocket, type Socket as Datagrams } from "node:dgram";
import { connect, createServer, type Socket } from "node:net";

export interface Inside {
  close(): Promise<void>;
}

/** UDP and TCP of `address`, handed to 127.0.0.1: BIND itself listens only on addresses that an interface has. */
export const relay = async (address: string, port: number, to: number): Promise<Inside> => {
  const upstream = new Set<Datagrams>();
  return listen(address, port, {
    datagram: (message, answer) => {
      const socket = createSocket("udp4");
      upstream.add(socket);
      const done = (): void => {
        clearTimeout(timer);
        if (upstream.delete(socket)) socket.close();
      };
      const timer = setTimeout(done, 5_000);
      socket.on("error", done).on("message", (reply) => {
        answer(reply);
        done();
      });
      socket.send(message, to, "127.0.0.1");
    },
    connection: (socket) => {
      const other = connect(to, "127.0.0.1");
      socket.pipe(other).pipe(socket);
      other.on("error", () => socket.destroy());
      socket.on("close", () => other.destroy());
    },
    close: () => {
      for (const socket of upstream) socket.close();
      upstream.clear();
    },
  });
};

export const silence = (address: string, port: number): Promise<Inside> => listen(address, port, { datagram: () => {}, connection: () => {}, close: () => {} });

interface Behaviour {
  readonly datagram: (message: Buffer, answer: (reply: Buffer) => void) => void;
  readonly connection: (socket: Socket) => void;
  readonly close: () => void;
}

const listen = async (address: string, port: number, behaviour: Behaviour): Promise<Inside> => {
  const datagrams = createSocket("udp4");
  const open = new Set<Socket>();
  const connections = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    behaviour.connection(socket);
  });
  let closed = false;
  datagrams.on("message", (message, from) => behaviour.datagram(message, (reply) => closed || datagrams.send(reply, from.port, from.address)));
  await new Promise<void>((resolve, reject) => {
    datagrams.once("error", reject);
    datagrams.bind(port, address, resolve);
  });
  await new Promise<void>((resolve, reject) => {
    connections.once("error", reject);
    connections.listen(port, address, resolve);
  });
  return {
    close: async () => {
      closed = true;
      behaviour.close();
      for (const socket of open) socket.destroy();
      await Promise.all([new Promise((resolve) => connections.close(resolve)), new Promise<void>((resolve) => datagrams.close(resolve))]);
    },
  };
};
