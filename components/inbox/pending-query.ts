/** A query to be typed by the helpdesk's page in a frame. */
export interface PendingQuery {
  /** Sets the text to search for; '' = nothing (any more). */
  ask: (query: string) => void;
  /** A page of the helpdesk has reported itself. */
  noteApp: () => void;
  /** The page reports that it types this query. */
  noteTyped: (query: string) => void;
}

/**
 * Signing in may take several pages, and each may look like the helpdesk. So every new page gets the query until one
 * types it. Later pages do not get it, because a search may reload the page.
 *
 * @param post sends a query to the current page
 */
export function createPendingQuery(post: (query: string) => void): PendingQuery {
  let wanted = '';
  let typed: string | undefined;
  let isThere = false;
  return {
    ask: (query) => {
      wanted = query;
      typed = undefined;
      if (isThere) post(query);
    },
    noteApp: () => {
      isThere = true;
      if (typed !== wanted) post(wanted);
    },
    noteTyped: (query) => {
      typed = query;
    },
  };
}
