import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Ticket } from '../shop/ticket.ts';
import { createApi } from './api.ts';
import { hashClassNames, readClientFiles } from './client-files.ts';
import { readEditorFile } from './editor-files.ts';
import { createPages } from './pages.ts';
import { createPreviews, isPreview } from './previews.ts';
import type { ResponsoSettings } from './preferences.ts';
import { createSessions } from './sessions.ts';
import type { Reply } from './ticket-answer.ts';

export interface ResponsoOptions {
  /** Read at every request, so a test's changes appear at the next load. */
  tickets: readonly Ticket[];
  /** Unix ms. */
  now: () => number;
}

export interface Responso {
  app: Hono;
  /** The default settings. A URL can override them for one browser. Can be changed at any time. */
  settings: ResponsoSettings;
  /** The received replies, oldest first, with the bytes of their attachments. */
  replies: readonly Reply[];
}

// `frame-ancestors` and X-Frame-Options both forbid framing: Sidecar must remove them, for its own frame only. The rest
// of the policy must stay, so the stand-in's pages need all of it to work.
const HEADERS = {
  'X-Frame-Options': 'SAMEORIGIN',
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** Creates a small working helpdesk that stands in for Responso. Every path works on any host. */
export function createResponso({ tickets, now }: ResponsoOptions): Responso {
  const settings: ResponsoSettings = {
    layout: 'semantic',
    language: 'pl',
    theme: 'light',
    delay: 120,
    pageDelay: 0,
    outage: 0,
    renewsSession: false,
    statusNames: {},
  };
  const replies: Reply[] = [];
  const sessions = createSessions(tickets.flatMap(({ agent }) => agent ?? []));
  const build = randomBytes(4).toString('hex');
  const files = readClientFiles(new URL('./client/', import.meta.url));

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS))
      // The error page of a gateway does not have the helpdesk's headers.
      if (!isPreview(c.req.path) && c.res.status < 500) c.header(name, value);
    // An asset's address is new with each build, so browsers keep it, as they do of real apps.
    const isAsset = c.req.path.startsWith('/assets/') && c.res.status === 200;
    c.header('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-store');
  });
  app.get('/assets/:build/:name{.+}', (c) => {
    const name = c.req.param('name');
    const file = files.get(name);
    if (file) return c.body(hashClassNames(file.text, build), 200, { 'Content-Type': file.type });
    const editor = readEditorFile(name);
    return editor ? c.body(editor.bytes, 200, { 'Content-Type': editor.type }) : c.notFound();
  });
  app.route('/', createPreviews(HEADERS));
  app.route('/', createApi({ tickets, now, settings, sessions, replies }));
  app.use(async (c, next) => {
    await wait(settings.pageDelay);
    if (settings.outage > 0)
      return new Response('<h1>Bad Gateway</h1>', {
        status: settings.outage,
        headers: { 'Content-Type': 'text/html' },
      });
    await next();
    if (settings.renewsSession && c.res.status === 200) sessions.renew(c);
    return undefined;
  });
  app.route('/', createPages({ settings, sessions, build }));
  return { app, settings, replies };
}
