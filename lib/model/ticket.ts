import { z } from 'zod';
import { ticketKindSchema } from './ticket-kind';
import { unknownKind } from './unknown-kind';

export const candidateSchema = z.object({
  kind: z.enum(['email', 'phone', 'login', 'number']),
  value: z.string(),
  written: z.string(),
  isOrders: z.boolean().optional(),
  certainty: z.enum(['unlabelled', 'part', 'joined', 'hint']).optional(),
});

/** The ticket that a tab shows. One *visit* is one address of the helpdesk: what was read for another is dropped. */
export const ticketSchema = z.object({
  visit: z.string(),
  /** Which ticket, the same on every visit: host and ids of its address; '' where the address does not tell. */
  key: z.string(),
  /** `reading`: the page is still drawing itself, nothing is known yet. */
  stage: z.enum(['reading', 'read']),
  candidates: z.array(candidateSchema),
  /** Nothing could be read as a ticket, although something on the page looks like an e-mail or an order number. */
  isUnread: z.boolean().optional(),
  /** The shop's and the agents' own addresses among them, as far as they are known to be. */
  ownAddresses: z.array(z.string()),
  subject: z.string(),
  /** Where it can be opened again; '' where the page named an address that is not its own. */
  address: z.string(),
  kind: ticketKindSchema,
  /** What is written on it, for rules to look into; in the browser's memory only, like all of this. */
  text: z.string(),
  /** When what was read of it last became another, Unix ms. */
  changedAt: z.number(),
});

export type Ticket = z.infer<typeof ticketSchema>;

/** What a tab shows of which nothing has been heard yet. */
export const noTicket: Ticket = {
  ...{ visit: '', key: '', stage: 'reading', candidates: [], ownAddresses: [] },
  ...{ subject: '', address: '', kind: unknownKind, text: '', changedAt: 0 },
};

/** True when nothing that rules look at differs. Digits of the text may: clocks and counters run on a ticket at rest. */
export function isSameTicket(a: Omit<Ticket, 'changedAt'>, b: Omit<Ticket, 'changedAt'>): boolean {
  const [one, other] = [a, b].map(({ visit, stage, candidates, kind, text }) =>
    JSON.stringify([visit, stage, candidates, kind, text.replace(/\d+/g, '')]),
  );
  return one === other;
}
