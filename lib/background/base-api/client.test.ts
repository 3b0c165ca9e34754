import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { FailureError, type Failure } from '@/lib/model/failure';
import { writeWarsawTime } from '@/sandbox/base-api/warsaw-time.ts';
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

const ended = '{"status":"SUCCESS"}';
it.each<[string, number, string, Failure['kind']]>([
  ['an error of the server', 500, 'Internal Server Error', 'unexpectedAnswer'],
  ['a page of a gateway', 502, '<html><body>502 Bad Gateway</body></html>', 'unexpectedAnswer'],
  ['no JSON', 200, '{"status": SUCCESS', 'unexpectedAnswer'],
  ['JSON of another shape', 200, '{"status":"SUCCESS","done":"wrong"}', 'unexpectedAnswer'],
  ['a list', 200, '[]', 'unexpectedAnswer'],
  ['half of it, and a closed connection', 200, ended, 'offline'],
  ['nothing, and a closed connection', 0, '', 'offline'],
  [
    'a token that Base does not know',
    200,
    '{"status":"ERROR","error_code":"ERROR_BAD_TOKEN"}',
    'tokenRejected',
  ],
])('an answer that is %s is said to be that', async (what, status, body, kind) => {
  server = createServer((_request, response) => {
    if (status === 0) response.destroy();
    else if (!what.startsWith('half')) response.writeHead(status).end(body);
    else {
      response.writeHead(status, { 'content-length': String(2 * body.length) }).write(body);
      setImmediate(() => response.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const asked = askBase({ token: 'token', method: 'getOrders', schema: z.object({ done: z.boolean() }) });
  await expect(asked).rejects.toMatchObject({ failure: { kind } });
});

it('a block ends when Base’s own clock has come to its end, however wrong ours is', async () => {
  const baseNow = Math.floor(Date.now() / 1000) * 1000 - 3 * 3_600_000;
  const until = writeWarsawTime(baseNow + 20 * 60_000);
  const said = {
    status: 'ERROR',
    error_code: 'ERROR_BLOCKED_TOKEN',
    error_message: `blocked until ${until}`,
  };
  server = createServer((_request, response) => {
    response.writeHead(200, { date: new Date(baseNow).toUTCString() }).end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const before = Date.now();
  const failure = await askBase({ token: 'token', method: 'getOrders', schema: doneSchema }).catch(
    (thrown: unknown) => (thrown instanceof FailureError ? thrown.failure : undefined),
  );
  expect(failure).toMatchObject({ kind: 'tokenBlocked' });
  const left = (failure?.kind === 'tokenBlocked' ? failure.until : 0) - before;
  expect(Math.round(left / 60_000)).toBe(20);
});

it.each(['token\u200b', '••••1234', 'tok\nen'])(
  '%j is said to be no token, and is shown to nobody',
  async (token) => {
    const shown = vi.fn();
    server = createServer(shown);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await expect(askBase({ token, method: 'getOrders', schema: doneSchema })).rejects.toMatchObject({
      failure: { kind: 'tokenRejected' },
    });
    expect(shown).not.toHaveBeenCalled();
  },
);
