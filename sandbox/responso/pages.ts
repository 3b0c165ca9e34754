import { Hono } from 'hono';
import { inboxAddress, ticketAddress } from './addresses.ts';
import { FILTERS } from './inbox.ts';
import { readPreferences, rememberPreferences } from './preferences.ts';
import type { Layout, ResponsoSettings } from './preferences.ts';
import type { Sessions } from './sessions.ts';
import { shellPage } from './shell-page.ts';
import { signInPage } from './sign-in-page.ts';
import { readField } from './read-field.ts';

interface PagesOptions {
  settings: ResponsoSettings;
  sessions: Sessions;
  build: string;
}

/** Sign-in, sign-out and the pages of the three layouts. */
export function createPages({ settings, sessions, build }: PagesOptions): Hono {
  const pages = new Hono();

  pages.get('/login', (c) => {
    rememberPreferences(c);
    return c.html(signInPage(readPreferences(c, settings), build, false));
  });

  pages.post('/login', async (c) => {
    const form = await c.req.formData();
    const isIn = sessions.signIn(c, readField(form, 'email'), readField(form, 'password'));
    if (!isIn) return c.html(signInPage(readPreferences(c, settings), build, true), 401);
    return c.redirect(ownPath(c.req.query('next')), 303);
  });

  pages.post('/logout', (c) => {
    sessions.signOut(c);
    return c.redirect('/login', 303);
  });

  pages.on('GET', ['/', '/inbox', '/inbox/:filter', '/tickets/:id', '/app', '/desk'], (c) => {
    rememberPreferences(c);
    const url = new URL(c.req.url);
    const agent = sessions.agentOf(c);
    if (!agent) return c.redirect(`/login?${new URLSearchParams({ next: url.pathname + url.search })}`);
    const preferences = readPreferences(c, settings);
    if (layoutOf(url) === preferences.layout) {
      return c.html(shellPage({ preferences, statusNames: settings.statusNames, agent, build }));
    }
    return c.redirect(sameInLayout(url, preferences.layout));
  });

  return pages;
}

/** The layout whose app lives at an address; `/` and `/inbox` alone belong to none and are always forwarded. */
function layoutOf({ pathname }: URL): Layout | undefined {
  if (pathname === '/app') return 'hashed';
  if (pathname === '/desk') return 'narrow';
  return /^\/(inbox|tickets)\/./.test(pathname) ? 'semantic' : undefined;
}

/** The same ticket or list in another layout. Of `/app` only the start is known: a fragment is not sent to servers. */
function sameInLayout(url: URL, layout: Layout): string {
  const ticketId = /^\/tickets\/(\d+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('conversation');
  if (ticketId) return ticketAddress(layout, ticketId);
  const wanted = url.pathname.split('/')[2] ?? url.searchParams.get('view');
  const filter = FILTERS.find((name) => name === wanted) ?? 'to-handle';
  return inboxAddress(layout, { filter, query: url.searchParams.get('q') ?? '' });
}

/** `next` only when it is a path of this site; `//evil.example` and `/\evil.example` are not. */
function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
