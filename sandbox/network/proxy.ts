import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { isSandboxHost } from './hosts.ts';
import { listen } from './listen.ts';

export interface Proxy {
  port: number;
  /** Host names that were let through. */
  served: ReadonlySet<string>;
  /** Host names that were refused. The browser's own requests are among them (see `own-hosts.ts`). */
  refused: ReadonlySet<string>;
  /** True cuts every tunnel, open or new, as if the machine were offline. False lets new ones through again. */
  setOffline(offline: boolean): void;
  /** From now on, leads to another server, and forgets what it has let through and refused. Cuts every tunnel. */
  leadTo(serverPort: number): void;
  close(): Promise<void>;
}

/**
 * Starts a CONNECT proxy on loopback, the only connection that a sandbox browser has. It sends HTTPS for Base and
 * Responso to our own server and answers 403 for everything else.
 *
 * @param options.serverPort the port of `serveHosts`.
 */
export async function startProxy(options: { serverPort: number }): Promise<Proxy> {
  const served = new Set<string>();
  const refused = new Set<string>();
  const tunnels = new Set<Duplex>();
  let offline = false;
  let { serverPort } = options;

  const server = createServer((request, response) => {
    refused.add(URL.parse(request.url ?? '')?.hostname ?? '(no host)');
    response.writeHead(403).end('The sandbox serves https only.');
  });

  server.on('connect', (request, browser, head) => {
    browser.on('error', () => browser.destroy());
    const { host, port } = readTarget(request.url ?? '');
    if (!isSandboxHost(host) || port !== '443') {
      refused.add(host);
      browser.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (offline) {
      browser.destroy();
      return;
    }
    served.add(host);
    tunnels.add(browser);
    const upstream = connect(serverPort, '127.0.0.1', () => {
      browser.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(browser).pipe(upstream);
    });
    // The stand-ins break connections on purpose: a reset on one side has to reach the other.
    upstream.on('error', () => upstream.destroy());
    upstream.on('close', () => browser.destroy());
    browser.on('close', () => {
      tunnels.delete(browser);
      upstream.destroy();
    });
  });

  const cutTunnels = () => {
    for (const tunnel of tunnels) tunnel.destroy();
  };
  return {
    port: await listen(server),
    served,
    refused,
    setOffline: (value) => {
      offline = value;
      if (offline) cutTunnels();
    },
    leadTo: (port) => {
      serverPort = port;
      offline = false;
      served.clear();
      refused.clear();
      cutTunnels();
    },
    close: async () => {
      const closed = new Promise((resolve) => server.once('close', resolve));
      server.close();
      server.closeAllConnections();
      cutTunnels();
      await closed;
    },
  };
}

/** Parts of a CONNECT target, e.g. `app.responso.com:443`. */
function readTarget(target: string): { host: string; port: string } {
  const colon = target.lastIndexOf(':');
  return { host: target.slice(0, colon).toLowerCase(), port: target.slice(colon + 1) };
}
