import * as z from 'zod/mini';

/** The types of the helpdesk's tickets (responso.md §4). */
export const ticketTypeSchema = z.enum(['ticket', 'return', 'review']);
export type TicketType = z.infer<typeof ticketTypeSchema>;

/** Type and source of a ticket; '' where the page does not say, or says two things. */
export const ticketKindSchema = z.object({
  type: z.union([ticketTypeSchema, z.literal('')]),
  /** Channel and account as the page writes them: `Allegro / MyShop`. */
  source: z.string().check(z.maxLength(400)),
});
export type TicketKind = z.infer<typeof ticketKindSchema>;
