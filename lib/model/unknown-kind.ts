import type { TicketKind } from './ticket-kind';

/** Of a page that says nothing. Apart from `ticket-kind.ts` so that content scripts do not carry zod. */
export const unknownKind: TicketKind = { type: '', source: '' };
