/**
 * Messages between an inbox of ours and our content script in the helpdesk's page that it frames. The helpdesk's own
 * scripts hear them and could send them too: they would only learn what is about to be typed into their own search
 * field.
 *
 * - `sidecar:here`: a page of the helpdesk is there, whatever it will show
 * - `sidecar:app`: the helpdesk is there; `sidecar:signIn`: it asks to sign in
 * - `sidecar:signingIn`: the agent has sent the sign-in form; `sidecar:signInAgain`: some seconds later the same page
 *   still asks to sign in
 * - `sidecar:noSearchField`: there is no field that the query could be typed into
 */
export type FrameEvent =
  | 'sidecar:here'
  | 'sidecar:app'
  | 'sidecar:signIn'
  | 'sidecar:signingIn'
  | 'sidecar:signInAgain'
  | 'sidecar:noSearchField';

/** From the helpdesk's page: it is the error page of a server (HTTP status 500 and more). */
export interface FrameDown {
  sidecarDown: number;
}

/** To the helpdesk's page: what to search for; '' = nothing (any more). */
export interface FrameQuery {
  sidecarQuery: string;
}

/**
 * From the helpdesk's page: this query has a field, and is being typed. If a page never sends it, the page has gone
 * before.
 */
export interface QueryTyped {
  sidecarTyped: string;
}

/** The frame's name: links that are to open in it have it as their target. */
export const frameName = 'sidecar-helpdesk';
