import type { InboxView } from './inbox.ts';
import type { Layout } from './preferences.ts';

/** Where a layout shows a ticket: path, query and fragment. */
export function ticketAddress(layout: Layout, ticketId: string): string {
  switch (layout) {
    case 'semantic':
      return `/tickets/${ticketId}`;
    case 'hashed':
      return `/app#/t/${ticketId}`;
    case 'narrow':
      return `/desk?view=all&conversation=${ticketId}`;
  }
}

/** Where a layout shows a list of tickets: path, query and fragment. */
export function inboxAddress(layout: Layout, { filter, query }: InboxView): string {
  const search = query ? new URLSearchParams({ q: query }).toString() : '';
  switch (layout) {
    case 'semantic':
      return `/inbox/${filter}${search && `?${search}`}`;
    case 'hashed':
      return `/app#/${filter}${search && `?${search}`}`;
    case 'narrow':
      return `/desk?view=${filter}${search && `&${search}`}`;
  }
}
