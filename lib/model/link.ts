import * as z from 'zod/mini';
import { momentSchema } from '@/lib/time/moment';

/** What an agent said of an order and a ticket: the order belongs to the ticket, or it does not. */
export const linkSchema = z.object({
  /** As in `Ticket`. */
  ticketKey: z.string(),
  accountId: z.string(),
  orderId: z.string(),
  verdict: z.enum(['linked', 'dismissed']),
  /** Unix ms. */
  at: momentSchema,
});

export type Link = z.infer<typeof linkSchema>;
