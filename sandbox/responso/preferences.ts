import { getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { Ticket } from '../shop/ticket.ts';

/** Three plain page designs. */
export const LAYOUTS = ['semantic', 'hashed', 'narrow'] as const;
/** Page designs that are hard to read, each in its own way: see designs.ts. */
export const AWKWARD_LAYOUTS = [
  'mailbox',
  'boxes',
  'entries',
  'nested',
  'boxless',
  'late',
  'folded',
  'framed',
] as const;
export const ALL_LAYOUTS = [...LAYOUTS, ...AWKWARD_LAYOUTS] as const;
export const LANGUAGES = ['pl', 'en', 'pt'] as const;
export const THEMES = ['light', 'dark'] as const;

export type Layout = (typeof ALL_LAYOUTS)[number];
export type AwkwardLayout = (typeof AWKWARD_LAYOUTS)[number];
export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];

/** What the whole server does unless one browser asked for something else by URL. Tests change it at any time. */
export interface ResponsoSettings {
  layout: Layout;
  language: Language;
  theme: Theme;
  /** How much later a ticket is answered, in ms; a function is asked anew for every request. */
  delay: number | (() => number);
  /** How much later a page is answered, in ms. */
  pageDelay: number;
  /** The HTTP status that a gateway answers every page with while the helpdesk is down; 0 while it is not. */
  outage: number;
  /** Every page gives the agent's session a new id, and the former one is worth nothing any more. */
  renewsSession: boolean;
  /** Statuses are named by the customer (responso.md §5); these names replace the language's own. */
  statusNames: Partial<Record<Ticket['status'], string>>;
}

export interface Preferences {
  layout: Layout;
  language: Language;
  theme: Theme;
  /** ms */
  delay: number;
}

/**
 * One browser's wishes: a URL parameter first, then what an earlier one left in a cookie, then the server's setting.
 * The cookie is what carries `?layout=` through navigations that do not repeat it.
 */
export function readPreferences(c: Context, settings: ResponsoSettings): Preferences {
  const wish = (name: string) => c.req.query(name) ?? getCookie(c, name);
  const pick = <T extends string>(name: string, known: readonly T[], otherwise: T): T =>
    known.find((value) => value === wish(name)) ?? otherwise;
  const delay = Number(wish('delay') ?? Number.NaN);
  return {
    layout: pick('layout', ALL_LAYOUTS, settings.layout),
    language: pick('lang', LANGUAGES, settings.language),
    theme: pick('theme', THEMES, settings.theme),
    delay: Number.isNaN(delay) ? currentDelay(settings) : delay,
  };
}

/** Leaves this request's URL parameters in cookies, for the requests that follow. */
export function rememberPreferences(c: Context): void {
  for (const name of ['layout', 'lang', 'theme', 'delay']) {
    const value = c.req.query(name);
    if (value !== undefined) setCookie(c, name, value, { path: '/', sameSite: 'Lax', secure: true });
  }
}

function currentDelay({ delay }: ResponsoSettings): number {
  return typeof delay === 'function' ? delay() : delay;
}
