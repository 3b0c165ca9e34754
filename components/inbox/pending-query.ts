/** A query on its way to the helpdesk's page in a frame. */
export interface PendingQuery {
  /** Something else is to be searched for; '' = nothing (any more). */
  ask: (query: string) => void;
  /** A page of the helpdesk's says that it is there. */
  noteApp: () => void;
  /** The page types this. */
  noteTyped: (query: string) => void;
}

/**
 * Signing in may take several pages, and each of them may look like the helpdesk: the query is given to every page that
 * comes until one types it. Then to no other, for a search may load the page anew.
 *
 * @param post gives a query to the page that is there
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
