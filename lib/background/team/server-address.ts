import { FailureError } from '@/lib/model/failure';

/** The same computer: browsers treat these as safe without TLS. */
const loopback = /^(?:localhost|127\.0\.0\.1)$/;

/**
 * Reads the address of a team's server as a user types it: `nats.example.com` is `wss://nats.example.com/`. Without TLS
 * only a server on the same computer is used, to try things out: records are encrypted anyway, but passwords and tokens
 * for the server are not.
 *
 * @throws FailureError teamAddressUnsafe
 */
export function readServerAddress(typed: string): string {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `wss://${text}`);
  const isSafe = url?.protocol === 'wss:' || (url?.protocol === 'ws:' && loopback.test(url.hostname));
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!url || !isSafe || !isPlain || url.hostname === '')
    throw new FailureError({ kind: 'teamAddressUnsafe' });
  return url.href;
}
