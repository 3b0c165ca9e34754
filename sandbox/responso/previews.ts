import { Hono } from 'hono';

/** True for pages that set their own headers. */
export function isPreview(path: string): boolean {
  return path.startsWith('/files/preview/');
}

/**
 * Serves attachments that a helpdesk shows in a frame: HTML from customers. A policy keeps it in a sandbox, so its
 * scripts have no rights. The same page is served with every kind of header that does this. `framing` and `other` are
 * the helpdesk's own pages.
 *
 * @param headers the headers of the helpdesk's other pages
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
