import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut, as the network of one browser is. */
export interface Relay {
  address: string;
  /** Ends all connections, and lets no new one in. */
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
}

/** @param target `ws://127.0.0.1:PORT/` */
export async function startRelay(target: string): Promise<Relay> {
  const port = Number(new URL(target).port);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const onward = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    cut,
    mend: () => (isCut = false),
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
