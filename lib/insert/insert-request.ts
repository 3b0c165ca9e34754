import * as z from 'zod/mini';

/** The longest text that is inserted into a reply, characters. */
export const longestInsert = 50_000;

/** A panel's request to insert a text into the reply of the ticket that it shows, and into no other. */
export const insertTextSchema = z.object({
  /** The ticket view that the panel shows. */
  visit: z.string().check(z.minLength(1), z.maxLength(64)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestInsert)),
});

/**
 * What became of a text on the page:
 * - `inserted`: the reply box shows it
 * - `notTaken`: the reply box is as it was
 * - `altered`: the reply box has changed, but does not show the whole text
 * - `noReply`: the page has no reply box
 * - `otherTicket`: the page shows another ticket view, so nothing was inserted
 */
export type InsertOutcome = 'inserted' | 'notTaken' | 'altered' | 'noReply' | 'otherTicket';
