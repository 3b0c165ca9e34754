import * as z from 'zod/mini';
import { storedItem } from './stored-item';

/**
 * What a page may have to read again:
 * - `orders`: orders, returns or parcels that are kept here;
 * - `accounts`: which accounts are connected, and what belongs to them (names, statuses, settings);
 * - `links`: what agents said of orders and tickets;
 * - `rules`: what rules ask, and what they have done;
 * - `labels`: notices about labels and invoices.
 */
export const topics = ['orders', 'accounts', 'links', 'rules', 'labels'] as const;
export type Topic = (typeof topics)[number];

const changesSchema = z.object({
  orders: z.number(),
  accounts: z.number(),
  links: z.number(),
  rules: z.number(),
  labels: z.number(),
});

/**
 * Topic → a number that is raised with every change. A value never comes back, not even after everything was erased.
 */
export type Changes = z.infer<typeof changesSchema>;

/** Nothing was announced yet. */
export const noChanges: Changes = { orders: 0, accounts: 0, links: 0, rules: 0, labels: 0 };

/**
 * Written by the background (`announce`), watched by every page: in `storage.local`, which a panel in a page can read.
 */
export const changes = storedItem('local:changes', changesSchema, noChanges);
