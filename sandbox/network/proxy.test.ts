import { once } from 'node:events';
import { get, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { startProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';
import { serveHosts } from './serve.ts';
import type { HostApp, HostServer } from './serve.ts';

let certificate: Certificate;
let server: HostServer;
let proxy: Proxy;

beforeAll(async () => {
  certificate = await createCertificate();
  const responso = new Hono<{ Bindings: HttpBindings }>();
  responso.get('/', (c) => c.text(`Responso over HTTP/${c.env.incoming.httpVersion}`));
  responso.get('/reset', (c) => {
    c.env.incoming.socket.destroy();
    return c.text('never sent');
  });
  const base = new Hono().get('/', (c) => c.text('Base'));
  const apps = new Map<string, HostApp>([
    ['app.responso.com', responso],
    ['baselinker.com', base],
  ]);
  server = await serveHosts({ certificate, hosts: (host) => apps.get(host) });
  proxy = await startProxy({ serverPort: server.port });
});

afterAll(async () => {
  await proxy.close();
  await server.close();
});

/** Asks the proxy for a tunnel, as a browser does. */
async function openTunnel(target: string): Promise<{ status: number | undefined; socket: Socket }> {
  const asking = request({ port: proxy.port, method: 'CONNECT', path: target }).end();
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number | undefined;
    socket: Socket;
  }>();
  asking.on('error', reject);
  asking.on('connect', (response, socket) => resolve({ status: response.statusCode, socket }));
  return await promise;
}

/** Reads a page through the proxy. Trusts our certificate only, and checks that it is valid for the host. */
async function read(host: string, path = '/'): Promise<{ status: number | undefined; text: string }> {
  const { socket } = await openTunnel(`${host}:443`);
  const secure = connectTls({ socket, servername: host, ca: certificate.cert });
  const asking = get({ createConnection: () => secure, host, path, headers: { connection: 'close' } });
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; text: string }>();
  asking.on('error', reject);
  asking.on('response', (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('end', () => resolve({ status: response.statusCode, text }));
  });
  return await promise;
}

it('gives each host its own app, over HTTP/1.1, under a certificate for that name', async () => {
  expect(await read('app.responso.com')).toEqual({ status: 200, text: 'Responso over HTTP/1.1' });
  expect(await read('baselinker.com')).toEqual({ status: 200, text: 'Base' });
  expect([...proxy.served]).toEqual(['app.responso.com', 'baselinker.com']);
});

it('answers 421 for a sandbox host without an app', async () => {
  expect((await read('panel-q.baselinker.com')).status).toBe(421);
});

it.each(['example.com:443', 'notbaselinker.com:443', 'responso.com.example:443', 'app.responso.com:22'])(
  'refuses %s and notes it',
  async (target) => {
    const { status, socket } = await openTunnel(target);
    socket.destroy();
    expect(status).toBe(403);
    expect(proxy.refused).toContain(target.split(':')[0]);
  },
);

it('refuses plain http', async () => {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  get({ port: proxy.port, path: 'http://panel.baselinker.com/' }, resolve);
  const response = await promise;
  response.resume();
  expect(response.statusCode).toBe(403);
  expect(proxy.refused).toContain('panel.baselinker.com');
});

it('passes on a connection that an app breaks, and lives on', async () => {
  await expect(read('app.responso.com', '/reset')).rejects.toThrow();
  expect((await read('app.responso.com')).status).toBe(200);
});

it('offline cuts open tunnels and new ones until it is online again', async () => {
  const { socket } = await openTunnel('app.responso.com:443');
  const cut = once(socket.resume(), 'close');
  proxy.setOffline(true);
  await cut;
  await expect(openTunnel('app.responso.com:443')).rejects.toThrow();
  proxy.setOffline(false);
  expect((await read('app.responso.com')).status).toBe(200);
});
