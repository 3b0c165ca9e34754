/** Hosts of responso.com that are not the app: the marketing site and the documentation (responso.md §1). */
const otherHosts = ['responso.com', 'www.responso.com', 'docs.responso.com'];

/**
 * True for pages that may be the Responso app. Its host is not known for certain, so every other host counts:
 * - https://app.responso.com/tickets/12345
 * - https://panel.responso.com/
 */
export function isResponsoApp(url: URL): boolean {
  return (
    url.protocol === 'https:' && url.hostname.endsWith('.responso.com') && !otherHosts.includes(url.hostname)
  );
}
