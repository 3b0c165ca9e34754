import * as z from 'zod/mini';

/**
 * The events that a content script sends to the panel it has mounted. `visit`: the page is on this ticket view. `read`:
 * the background now knows what was read on it. `refused`: a press on the panel did nothing, because the page hides the
 * panel. Events only, never what was read: a panel asks the background for that,
 * and `visit` tells which answers are for the ticket that the page shows.
 *
 * A message between windows, because a frame of ours in somebody's page has no `storage.session` and no `tabs` in
 * Firefox, only what a content script has (run in Firefox ESR 153, 2026-11-23).
 */
export const panelEventSchema = z.object({ event: z.enum(['visit', 'read', 'refused']), visit: z.string() });

export type PanelEvent = z.infer<typeof panelEventSchema>;

/** Sent by a panel when it starts, also after the page has loaded it anew: it asks for the present ticket view. */
export type PanelGreeting = 'sidecar:panel';
