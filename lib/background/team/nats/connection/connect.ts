import {
  credsAuthenticator,
  errors,
  wsconnect,
  type ConnectionOptions,
  type NatsConnection,
} from '@nats-io/nats-core';
import { FailureError, type Failure } from '@/lib/model/failure';
import type { ServerAccess } from '@/lib/team/team-view';

/** How long the server may take to let a member in (ms). */
const patience = 8_000;
/**
 * How often the client asks whether the connection is alive (ms). Chrome keeps a worker alive as long as a WebSocket has
 * a message at least every 30 s (Chrome 116, developer.chrome.com, "Use WebSockets in service workers"). Firefox does not:
 * it suspends the background 30 s after the last event, which ends the connection until the alarm of the next minute. A
 * panel in sight asks for colleagues more often than that (run in Firefox ESR 153, 2026-11-30).
 */
const pingInterval = 20_000;

/** The oldest server that has all that a team needs: 2.9.10 was tried. */
const oldest = [2, 9] as const;

/**
 * Connects to the team's server once. The connection does not repair itself: when it ends, make another one, which
 * continues where this one was.
 *
 * @param server as `readServerAddress` returns it
 * @throws FailureError teamUnreachable · teamNotNats · teamServerOld · teamServerFull · teamServerRefused
 */
export async function connectTo(server: string, access: ServerAccess): Promise<NatsConnection> {
  const seen = { isOpen: false };
  const options = {
    servers: server,
    ...optionsOf(access),
    timeout: patience,
    reconnect: false,
    // The servers of a cluster name each other by addresses that a browser may not reach.
    ignoreClusterUpdates: true,
    pingInterval,
    maxPingOut: 2,
    noAsyncTraces: true,
    wsFactory: (address: string) => {
      const socket = new WebSocket(address);
      socket.addEventListener('open', () => (seen.isOpen = true));
      return Promise.resolve({ socket, encrypted: address.startsWith('wss:') });
    },
  };
  let connection: NatsConnection;
  try {
    connection = await wsconnect(options);
  } catch (thrown) {
    throw new FailureError(failureOf(thrown, seen.isOpen));
  }
  const { info } = connection;
  const [major = 0, minor = 0] = (info?.version ?? '').split('.').map(Number);
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  if (isOld || info?.jetstream !== true) {
    await connection.close();
    throw new FailureError({ kind: 'teamServerOld' });
  }
  return connection;
}

function optionsOf(access: ServerAccess): ConnectionOptions {
  switch (access.kind) {
    case 'open':
      return {};
    case 'token':
      return { token: access.token };
    case 'user':
      return { user: access.user, pass: access.password };
    case 'file':
      return { authenticator: credsAuthenticator(new TextEncoder().encode(access.text)) };
  }
}

/** @param isOpen something has accepted the WebSocket */
function failureOf(thrown: unknown, isOpen: boolean): Failure {
  if (isRefusal(thrown)) return { kind: 'teamServerRefused' };
  // A server with too many connections says so, and closes.
  if (thrown instanceof Error && /maximum (?:account )?(?:active )?connections/i.test(thrown.message))
    return { kind: 'teamServerFull' };
  return { kind: isOpen ? 'teamNotNats' : 'teamUnreachable' };
}

/** True when the server has understood the request and refuses it. */
export function isRefusal(thrown: unknown): boolean {
  return (
    thrown instanceof errors.AuthorizationError ||
    thrown instanceof errors.UserAuthenticationExpiredError ||
    thrown instanceof errors.PermissionViolationError ||
    (thrown instanceof Error && /authorization|permissions violation|nkeys|signature/i.test(thrown.message))
  );
}
