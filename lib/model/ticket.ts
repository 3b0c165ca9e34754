import * as z from 'zod/mini';
import { ticketKindSchema } from './ticket-kind';
import { unknownKind } from './unknown-kind';
import { momentSchema } from '@/lib/time/moment';

/** A candidate as it is stored with its ticket (`lib/match/keys/candidate.ts`). */
export const candidateSchema = z.object({
  kind: z.enum(['email', 'phone', 'login', 'number']),
  value: z.string(),
  written: z.string(),
  isOrders: z.optional(z.boolean()),
  certainty: z.optional(z.enum(['unlabelled', 'part', 'joined', 'hint'])),
});

/**
 * The ticket that a tab shows. `visit` identifies the ticket view: one stay on one address of the helpdesk. What was
 * read for another view is dropped.
 */
export const ticketSchema = z.object({
  visit: z.string(),
  /** Identifies the ticket, the same in every view: host and ids of its URL; '' where the URL does not identify it. */
  key: z.string(),
  /** `reading`: the page is still drawing itself, nothing is known yet. */
  stage: z.enum(['reading', 'read']),
  candidates: z.array(candidateSchema),
  /** Nothing could be read as a ticket, although something on the page looks like an e-mail or an order number. */
  isUnread: z.optional(z.boolean()),
  /** The addresses among the candidates that are known to be the shop's own or its agents'. */
  ownAddresses: z.array(z.string()),
  subject: z.string(),
  /** Where it can be opened again; '' where the page named an address that is not its own. */
  address: z.string(),
  kind: ticketKindSchema,
  /** The text of the ticket, for rules to look into. Like the whole record it is kept in the browser's memory only. */
  text: z.string(),
  /** When what was read of it last changed, Unix ms. */
  changedAt: momentSchema,
});

export type Ticket = z.infer<typeof ticketSchema>;

/** The ticket of a tab that has reported nothing yet. */
export const noTicket: Ticket = {
  ...{ visit: '', key: '', stage: 'reading', candidates: [], ownAddresses: [] },
  ...{ subject: '', address: '', kind: unknownKind, text: '', changedAt: 0 },
};

/**
 * True when nothing that rules look at differs. Digits of the text may differ: clocks and counters run on a ticket at
 * rest.
 */
export function isSameTicket(a: Omit<Ticket, 'changedAt'>, b: Omit<Ticket, 'changedAt'>): boolean {
  const [one, other] = [a, b].map(({ visit, stage, candidates, kind, text }) =>
    JSON.stringify([visit, stage, candidates, kind, text.replace(/\d+/g, '')]),
  );
  return one === other;
}
