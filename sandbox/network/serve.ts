import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import type { Certificate } from './certificate.ts';
import { listen } from './listen.ts';

/**
 * The part of a `Hono` app that this server uses. `env` holds Node's request and response, which lead to the socket.
 */
export interface HostApp {
  fetch(request: Request, env: HttpBindings | Http2Bindings): Response | Promise<Response>;
}

export interface HostServer {
  port: number;
  /** Resolves once the port is free; connections that are still open are cut. */
  close(): Promise<void>;
}

/**
 * Serves several sites from one TLS port on loopback. The default is HTTP/1.1, so that an app that cuts a socket on
 * purpose cuts only one request.
 *
 * @param options.hosts returns the app for a host name (without port). Without an app the answer is 421.
 * @param options.http2 serve over HTTP/2, as Base's gateway does.
 */
export async function serveHosts(options: {
  certificate: Certificate;
  hosts: (host: string) => HostApp | undefined;
  http2?: boolean;
}): Promise<HostServer> {
  const { key, cert } = options.certificate;
  const answer = getRequestListener((request, env) => {
    const app = options.hosts(new URL(request.url).hostname);
    return app ? app.fetch(request, env) : new Response('No such site in the sandbox.', { status: 421 });
  });
  const server = options.http2
    ? createSecureServer({ key, cert, allowHTTP1: true }, (incoming, outgoing) => {
        void answer(incoming, outgoing);
      })
    : createServer({ key, cert, ALPNProtocols: ['http/1.1'] }, (incoming, outgoing) => {
        void answer(incoming, outgoing);
      });
  // Cut open HTTP/2 sessions too: the server does not close them.
  const sockets = new Set<Socket>();
  server.on('secureConnection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('sessionError', () => undefined);
  const port = await listen(server);
  return {
    port,
    close: async () => {
      const closed = new Promise((resolve) => server.once('close', resolve));
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
