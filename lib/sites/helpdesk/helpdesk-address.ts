/**
 * What is wrong with an address that a user gives for a helpdesk. Each has a sentence in the locale files under
 * `helpdesks.problem`.
 */
export type HelpdeskProblem =
  'notAddress' | 'notHttps' | 'wildcard' | 'port' | 'number' | 'responso' | 'base' | 'listed';

const responso = /(?:^|\.)responso\.com$/;
/** Base's pages have content scripts and rights of their own. */
const base = /(?:^|\.)(?:base|baselinker)\.com$/;
/** IPv4 as `URL` writes it, whatever the user wrote, and IPv6. */
const number = /^\d+\.\d+\.\d+\.\d+$|^\[/;

/**
 * Reads the host of a helpdesk from what a user has typed or pasted: `https://desk.shop.com/tickets/12` and
 * `desk.shop.com` both give `desk.shop.com`. Names in other scripts are written as browsers write them (`xn--…`).
 *
 * A port is refused, because a permission for a host covers all of its ports (`patternOf`). So is an IP address: it
 * belongs to whoever has it today.
 *
 * @param listed the hosts that are in the list already
 */
export function readHelpdeskAddress(
  written: string,
  listed: readonly string[] = [],
): { host: string } | { problem: HelpdeskProblem } {
  const text = written.trim();
  const [, scheme] = /^([a-z][a-z\d+.-]*):\/\//i.exec(text) ?? [];
  if (scheme?.toLowerCase() === 'http') return { problem: 'notHttps' };
  const url = URL.parse(scheme ? text : `https://${text}`);
  if (url?.protocol !== 'https:' || /\s/.test(text) || url.username !== '' || url.password !== '')
    return { problem: 'notAddress' };
  if (url.hostname.includes('*')) return { problem: 'wildcard' };
  if (number.test(url.hostname)) return { problem: 'number' };
  const host = url.hostname.replace(/\.$/, '');
  // One word, as `desk`, is more likely a mistake than a host.
  if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host)) return { problem: 'notAddress' };
  if (url.port !== '') return { problem: 'port' };
  if (responso.test(host)) return { problem: 'responso' };
  if (base.test(host)) return { problem: 'base' };
  return listed.includes(host) ? { problem: 'listed' } : { host };
}

/** True for a host that may be in the list of helpdesks, written as browsers write it. */
export function isHelpdeskHost(host: string): boolean {
  const read = readHelpdeskAddress(`https://${host}`);
  return 'host' in read && read.host === host;
}

/** True for a page of one of these hosts. */
export function isHelpdeskPage({ protocol, hostname, port }: URL, hosts: readonly string[]): boolean {
  return protocol === 'https:' && port === '' && hosts.includes(hostname);
}

/** The match pattern of a host, for permissions and content scripts. It also matches the host's other ports. */
export function patternOf(host: string): string {
  return `https://${host}/*`;
}
