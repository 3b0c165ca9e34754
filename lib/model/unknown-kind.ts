import type { TicketKind } from './ticket-kind';

/**
 * The kind of a ticket whose page says nothing. In a file apart from `ticket-kind.ts`, so that content scripts do not
 * carry zod.
 */
export const unknownKind: TicketKind = { type: '', source: '' };
