import { Hono } from 'hono';
import { layoutOf, sameInLayout } from './addresses.ts';
import { readPreferences, rememberPreferences } from './preferences.ts';
import type { ResponsoSettings } from './preferences.ts';
import type { Sessions } from './sessions.ts';
import { shellPage } from './shell-page.ts';
import { signInPage } from './sign-in-page.ts';
import { readField } from './read-field.ts';

interface PagesOptions {
  settings: ResponsoSettings;
  sessions: Sessions;
  build: string;
}

/** Serves sign-in, sign-out and the pages of the layouts. */
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

  pages.get('*', (c) => {
    const url = new URL(c.req.url);
    const layout = layoutOf(url);
    // These two paths belong to no layout. They lead to the list of the current layout.
    if (!layout && url.pathname !== '/' && url.pathname !== '/inbox') return c.notFound();
    rememberPreferences(c);
    const agent = sessions.agentOf(c);
    if (!agent) return c.redirect(`/login?${new URLSearchParams({ next: url.pathname + url.search })}`);
    const preferences = readPreferences(c, settings);
    if (layout === preferences.layout) {
      return c.html(shellPage({ preferences, statusNames: settings.statusNames, agent, build }));
    }
    return c.redirect(sameInLayout(url, preferences.layout));
  });

  return pages;
}

/** Returns `next` only if it is a path of this site. `//evil.example` and `/\evil.example` are not. */
function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
