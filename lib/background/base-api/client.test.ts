import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { doneSchema } from './schemas';

const realFetch = globalThis.fetch;
let server: Server;
/** The network, with a server of this test in Base's place. */
vi.stubGlobal('fetch', (_: unknown, init: RequestInit) => {
  const address = server.address();
  return realFetch(`http://127.0.0.1:${String(isPort(address) ? address.port : 0)}/`, init);
});
// Only now, so that the client takes that network.
const { askBase } = await import('./client');

function isPort(address: ReturnType<Server['address']>): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it.each([301, 307])(
  'a redirect (%i) is not followed: the token goes to Base and to nobody else',
  async (status) => {
    const shown: unknown[] = [];
    server = createServer((request, response) => {
      shown.push([request.url, request.headers['x-bltoken']]);
      response.writeHead(status, { location: '/elsewhere' }).end('{"status":"SUCCESS"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const asked = askBase({ token: 'token', method: 'getOrders', schema: doneSchema });
    await expect(asked).rejects.toMatchObject({ failure: { kind: 'offline' } });
    expect(shown).toEqual([['/', 'token']]);
  },
);

it.each([
  ['before its first word', ''],
  ['in the middle of its body', '{"status":"SUCC'],
])('an answer that falls silent %s is given up, as one that cannot be had', async (_, said) => {
  server = createServer((_request, response) => {
    if (said === '') return;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write(said);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Sooner than the real 25 s.
  const longest = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort(new DOMException('', 'TimeoutError'));
    }, 200);
    return controller.signal;
  });
  const asked = askBase({ token: 'token', method: 'getOrders', schema: doneSchema });
  await expect(asked).rejects.toMatchObject({ failure: { kind: 'offline' } });
  expect(longest).toHaveBeenCalledWith(25_000);
});
