import { IncomingMessage } from 'node:http';
import { Http2ServerRequest } from 'node:http2';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Fault } from './faults.ts';

const json = { 'content-type': 'application/json; charset=UTF-8' };

/**
 * Answers as the fault says. `body` is the correct answer. Without a socket (a call in the same process), a connection
 * fault throws what `fetch` throws when the network fails.
 */
export async function sendWithFault(
  fault: Fault,
  body: object,
  env?: Partial<HttpBindings>,
): Promise<Response> {
  const text = JSON.stringify(body);
  switch (fault.kind) {
    case 'http500':
      return new Response('', { status: 500 });
    case 'html502':
      return new Response('<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'invalidJson':
      return new Response(text.slice(0, -1), { headers: json });
    case 'wrongShape':
      return new Response(JSON.stringify(spoilLists(body, () => 'wrong')), { headers: json });
    case 'wrongRecords':
      return new Response(JSON.stringify(spoilLists(body, (list) => list.map(() => 'wrong'))), {
        headers: json,
      });
    case 'slow':
      await wait(typeof fault.delay === 'function' ? fault.delay() : (fault.delay ?? 0));
      return new Response(text, { headers: json });
    case 'half':
    case 'hang':
    case 'stall':
    case 'reset':
      return breakConnection(fault.kind, text, env);
  }
}

function breakConnection(
  kind: 'half' | 'hang' | 'stall' | 'reset',
  text: string,
  env?: Partial<HttpBindings>,
): Response {
  if (env?.outgoing === undefined || env.incoming === undefined) throw new TypeError(`fetch failed: ${kind}`);
  const { incoming, outgoing } = env;
  // Not `resetAndDestroy`: a TLS socket has no handle to reset. For a client, both are a lost connection.
  if (kind === 'reset') cut(incoming);
  if (kind === 'half' || kind === 'stall') {
    outgoing.writeHead(200, { ...json, 'content-length': Buffer.byteLength(text) });
    outgoing.write(text.slice(0, text.length / 2), () => {
      if (kind === 'half') outgoing.destroy();
    });
  }
  return RESPONSE_ALREADY_SENT;
}

function spoilLists(body: object, spoil: (list: unknown[]) => unknown): object {
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => [field, Array.isArray(value) ? spoil(value) : value]),
  );
}

/** Closes the connection. Over HTTP/2 the socket of a request is a proxy object that cannot be closed. */
function cut(incoming: object): void {
  if (incoming instanceof Http2ServerRequest) incoming.stream.session?.destroy();
  else if (incoming instanceof IncomingMessage) incoming.socket.destroy();
}
