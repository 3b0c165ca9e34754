/**
 * Events that the background sends to an inbox about the helpdesk's frame in it. No page can see this of another:
 *
 * - `again`: the page at `url` was refused, and would now be let in
 * - `refused`: the page does not let itself be framed, and nothing can be done
 * - `unreachable`: the network, or the helpdesk, gave no answer
 * - `cookieLost`: the browser does not keep a cookie that the helpdesk has set there: signing in cannot work
 * - `session`: the agent's own session has changed, and its copy is in place
 * - `carried`: loading the page has changed the session, and its copy is in place
 */
export type HelpdeskEvent =
  { kind: 'again'; url: string } | { kind: 'refused' | 'unreachable' | 'cookieLost' | 'session' | 'carried' };
