import { Hono } from 'hono';

/** True for pages whose headers are their own. */
export function isPreview(path: string): boolean {
  return path.startsWith('/files/preview/');
}

/**
 * Attachments that a helpdesk shows in a frame, as customers sent them: HTML that a policy keeps in a sandbox, so that
 * its scripts have no right to anything. The same page is served under every kind of header that says so; `framing` and
 * `other` are pages of the helpdesk's own.
 *
 * @param headers those of the helpdesk's other pages
 */
export function createPreviews(headers: Record<'X-Frame-Options' | 'Content-Security-Policy', string>): Hono {
  const policy = headers['Content-Security-Policy'];
  const kinds = new Map<string, [string, string][]>([
    ['sandbox', [['Content-Security-Policy', 'sandbox allow-scripts']]],
    ['both', [['Content-Security-Policy', `${policy}, sandbox allow-scripts`]]],
    [
      'two-headers',
      [
        ['Content-Security-Policy', policy],
        ['Content-Security-Policy', 'sandbox allow-scripts'],
      ],
    ],
    ['framing', [['X-Frame-Options', 'SAMEORIGIN']]],
    ['other', [['Content-Security-Policy', "default-src 'none'; frame-ancestors 'self'"]]],
  ]);
  const previews = new Hono();
  previews.get('/files/preview/:kind', (c) => {
    const own = kinds.get(c.req.param('kind'));
    if (!own) return c.notFound();
    for (const [name, value] of own) c.header(name, value, { append: true });
    return c.html('<!doctype html><title>Preview</title><p>Preview</p>');
  });
  return previews;
}
