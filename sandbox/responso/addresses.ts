import { FILTERS } from './inbox.ts';
import type { Filter, InboxView } from './inbox.ts';
import { ALL_LAYOUTS } from './preferences.ts';
import type { Layout } from './preferences.ts';

/** How the addresses of a layout look. */
interface Addresses {
  /** Matches the paths of the layout's app. */
  isOwn: RegExp;
  ticket: (id: string) => string;
  /** `search` is `q=…`, or '' if there is no search. */
  inbox: (filter: Filter, search: string) => string;
}

const ADDRESSES: Record<Layout, Addresses> = {
  semantic: {
    isOwn: /^\/(inbox|tickets)\/./,
    ticket: (id) => `/tickets/${id}`,
    inbox: (filter, search) => `/inbox/${filter}${after('?', search)}`,
  },
  hashed: {
    isOwn: /^\/app$/,
    ticket: (id) => `/app#/t/${id}`,
    inbox: (filter, search) => `/app#/${filter}${after('?', search)}`,
  },
  narrow: {
    isOwn: /^\/desk$/,
    ticket: (id) => `/desk?view=all&conversation=${id}`,
    inbox: (filter, search) => `/desk?view=${filter}${after('&', search)}`,
  },
  mailbox: {
    isOwn: /^\/(mailbox|conversation)\/./,
    ticket: (id) => `/conversation/${id}`,
    inbox: (filter, search) => `/mailbox/${filter}${after('?', search)}`,
  },
  boxes: {
    isOwn: /^\/(Dashboard|Search\/Results|Ticket\/(Display|Update))\.html$/,
    ticket: (id) => `/Ticket/Display.html?id=${id}`,
    inbox: (filter, search) => `/Search/Results.html?view=${filter}${after('&', search)}`,
  },
  entries: {
    isOwn: /^\/scp\/tickets\.php$/,
    ticket: (id) => `/scp/tickets.php?id=${id}`,
    inbox: (filter, search) => `/scp/tickets.php?queue=${filter}${after('&', search)}`,
  },
  nested: {
    isOwn: /^\/web$/,
    ticket: (id) => `/web#/c/${id}`,
    inbox: (filter, search) => `/web#/l/${filter}${after('?', search)}`,
  },
  boxless: {
    isOwn: /^\/helpdesk\/cases(\/|$)/,
    ticket: (id) => `/helpdesk/cases/${id}/view`,
    inbox: (filter, search) => `/helpdesk/cases?filter=${filter}${after('&', search)}`,
  },
  late: {
    isOwn: /^\/workspace\/./,
    ticket: (id) => `/workspace/all/${id}`,
    inbox: (filter, search) => `/workspace/${filter}${after('?', search)}`,
  },
  folded: {
    isOwn: /^\/messages(\/|$)/,
    ticket: (id) => `/messages/${id}`,
    inbox: (filter, search) => `/messages?view=${filter}${after('&', search)}`,
  },
  framed: {
    isOwn: /^\/frames$/,
    ticket: (id) => `/frames?ticket=${id}`,
    inbox: (filter, search) => `/frames?list=${filter}${after('&', search)}`,
  },
};

/** The address of a ticket in a layout: path, query and fragment. */
export function ticketAddress(layout: Layout, ticketId: string): string {
  return ADDRESSES[layout].ticket(ticketId);
}

/** The address of a list of tickets in a layout: path, query and fragment. */
export function inboxAddress(layout: Layout, { filter, query }: InboxView): string {
  return ADDRESSES[layout].inbox(filter, query ? new URLSearchParams({ q: query }).toString() : '');
}

/** The layout that an address belongs to. `/` and `/inbox` alone belong to none. */
export function layoutOf({ pathname }: URL): Layout | undefined {
  return ALL_LAYOUTS.find((layout) => ADDRESSES[layout].isOwn.test(pathname));
}

/** The address of the same ticket or list in another layout. A fragment is lost, because browsers do not send it. */
export function sameInLayout({ pathname, searchParams }: URL, layout: Layout): string {
  const named = (names: string[]) => names.flatMap((name) => searchParams.get(name) ?? []);
  const parts = pathname.split('/');
  const ticketId = [...parts, ...named(['conversation', 'id', 'ticket'])].find((part) => /^\d+$/.test(part));
  if (ticketId) return ticketAddress(layout, ticketId);
  const views = [...parts, ...named(['view', 'queue', 'filter', 'list'])];
  const filter = FILTERS.find((name) => views.includes(name)) ?? 'to-handle';
  return inboxAddress(layout, { filter, query: searchParams.get('q') ?? '' });
}

function after(sign: string, search: string): string {
  return search && sign + search;
}
