/**
 * What is said between an inbox of ours and our content script in the helpdesk's page that it frames. The helpdesk's
 * own scripts hear it and could say it too: they would learn what is about to be typed into their own search field.
 *
 * - `sidecar:app`: the helpdesk is there; `sidecar:signIn`: it asks to sign in; `sidecar:noSearchField`: there is no
 *   field that the query could be typed into.
 */
export type FrameEvent = 'sidecar:app' | 'sidecar:signIn' | 'sidecar:noSearchField';

/** To the helpdesk's page: what to search for; '' = nothing (any more). */
export interface FrameQuery {
  sidecarQuery: string;
}

/** From the helpdesk's page: this has a field, and is being typed. A page that it is never said of has gone before. */
export interface QueryTyped {
  sidecarTyped: string;
}

/** How the helpdesk in the frame stands: `silent` when nothing was heard of it for long. */
export type FrameState = 'loading' | 'app' | 'signIn' | 'noSearchField' | 'silent';

/** The frame's name: links that are to open in it have it as their target. */
export const frameName = 'sidecar-helpdesk';
