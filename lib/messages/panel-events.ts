import { z } from 'zod';

/**
 * What a content script tells the panel it has mounted: `visit`, the page is on this visit to a ticket; `read`, the
 * background now knows what stands on it. Events only, never what was read: a panel asks the background for that, and
 * the visit tells which answers are for the ticket that the page shows.
 *
 * A message between windows, because a frame of ours in somebody's page has no `storage.session` and no `tabs` in
 * Firefox, only what a content script has (run in Firefox ESR 153, 2026-11-23).
 */
export const panelEventSchema = z.object({ event: z.enum(['visit', 'read']), visit: z.string() });

export type PanelEvent = z.infer<typeof panelEventSchema>;

/** What a panel says when it begins, also one that the page has loaded anew: that it wants to be told the visit. */
export type PanelGreeting = 'sidecar:panel';
