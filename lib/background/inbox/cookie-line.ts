import { isFirefox } from '@/lib/extension/is-firefox';

/** A cookie as a `Set-Cookie` line sets it (RFC 6265). */
export interface CookieLine {
  name: string;
  value: string;
  /** Without the leading dot; undefined: for this host only. */
  domain: string | undefined;
  /** '' = the line names none. */
  path: string;
  isSecure: boolean;
  isHttpOnly: boolean;
  isPartitioned: boolean;
  sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified';
  /** Unix seconds; undefined: until the browser is closed. A time in the past deletes the cookie. */
  expiresAt: number | undefined;
}

/** Browsers keep no cookie for longer: 400 days (draft-ietf-httpbis-rfc6265bis, section 5.5), seconds. */
const longestAge = 34_560_000;

const sameSites = new Map<string, CookieLine['sameSite']>([
  ['none', 'no_restriction'],
  ['lax', 'lax'],
  ['strict', 'strict'],
]);

/**
 * Reads a `Set-Cookie` line.
 *
 * @param now Unix seconds
 * @returns undefined for a line without a name
 */
export function readCookieLine(line: string, now: number): CookieLine | undefined {
  const [pair = '', ...attributes] = line.split(';');
  const [name, value] = halves(pair);
  if (name === '' || !pair.includes('=')) return undefined;
  const said = new Map(
    attributes.map(halves).map(([attribute, text]): [string, string] => [attribute.toLowerCase(), text]),
  );
  const path = said.get('path') ?? '';
  return {
    name,
    value,
    domain: said.get('domain')?.replace(/^\./, '').toLowerCase() || undefined,
    path: path.startsWith('/') ? path : '',
    isSecure: said.has('secure'),
    isHttpOnly: said.has('httponly'),
    isPartitioned: said.has('partitioned'),
    sameSite: sameSites.get((said.get('samesite') ?? '').toLowerCase()) ?? 'unspecified',
    expiresAt: readEnd(said.get('max-age'), said.get('expires'), now),
  };
}

/**
 * True for a cookie that works in a frame inside another site. Chromium drops other cookies. Firefox keeps them, but
 * does not send them with the page's own requests (run in Chromium 156 and Firefox ESR 153, 2026-11).
 */
export function worksInFrame({ isSecure, sameSite, isPartitioned }: CookieLine): boolean {
  return isSecure && sameSite === 'no_restriction' && (isPartitioned || isFirefox);
}

function readEnd(maxAge: string | undefined, expires: string | undefined, now: number): number | undefined {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge))
    return Number(maxAge) > 0 ? now + Math.min(Number(maxAge), longestAge) : 0;
  const at = Date.parse(expires ?? '');
  return Number.isNaN(at) ? undefined : at / 1000;
}

function halves(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
