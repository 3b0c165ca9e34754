import { getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { Ticket } from '../shop/ticket.ts';

/** Three plain page designs. */
export const LAYOUTS = ['semantic', 'hashed', 'narrow'] as const;
/** Page designs that are hard to read, each for another reason: see designs.ts. */
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

/** Settings of the whole server. A URL can override them for one browser. Tests can change them at any time. */
export interface ResponsoSettings {
  layout: Layout;
  language: Language;
  theme: Theme;
  /** Delay of the answer to a request for a ticket, in ms. A function is called for every request. */
  delay: number | (() => number);
  /** Delay of the answer to a request for a page, in ms. */
  pageDelay: number;
  /** While the helpdesk is down, the HTTP status of every page, as from a gateway; otherwise 0. */
  outage: number;
  /** True: every page gives the agent's session a new id and invalidates the old one. */
  renewsSession: boolean;
  /** Names of statuses that the customer chose (responso.md §5). They replace the names of the language. */
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
 * Reads the preferences of one browser: from a URL parameter, else from the cookie of an earlier one, else the server's
 * setting. The cookie keeps `?layout=` for navigations that do not repeat it.
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

/** Stores this request's URL parameters in cookies for later requests. */
export function rememberPreferences(c: Context): void {
  for (const name of ['layout', 'lang', 'theme', 'delay']) {
    const value = c.req.query(name);
    if (value !== undefined) setCookie(c, name, value, { path: '/', sameSite: 'Lax', secure: true });
  }
}

function currentDelay({ delay }: ResponsoSettings): number {
  return typeof delay === 'function' ? delay() : delay;
}
