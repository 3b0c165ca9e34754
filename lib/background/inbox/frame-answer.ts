import * as z from 'zod/mini';
import { splitPolicies } from './frame-policy';

const header = z.object({ name: z.string(), value: z.optional(z.string()) });

/**
 * The details of an answer (webRequest `onHeadersReceived`): what both browsers give, and what only one of them does.
 */
const detailsSchema = z.object({
  url: z.string(),
  method: z.string(),
  statusCode: z.number(),
  tabId: z.number(),
  parentFrameId: z.number(),
  responseHeaders: z._default(z.array(header), []),
  /** Chrome only: the origin of the page that loads it. */
  initiator: z.optional(z.string()),
  /** Firefox only: the documents around it, the nearest first. */
  frameAncestors: z.optional(z.array(z.object({ url: z.string() }))),
});

/** An answer to a frame in a tab. */
export interface FrameAnswer {
  url: string;
  method: string;
  tabId: number;
  /** Id of the frame around it, in the tab. */
  parentFrameId: number;
  policies: string[];
  /** `X-Frame-Options`; '' = none. */
  framing: string;
  /** The lines of `Set-Cookie`. */
  cookies: string[];
  /** True for a status from 300 to 399. */
  isRedirect: boolean;
  /** True when our own page contains the frame, with nothing but pages of the helpdesk in between. */
  isOurs: boolean;
}

/**
 * Reads the details of an answer.
 *
 * @param own the origin of our extension's pages
 * @param host the helpdesk's host
 * @returns undefined for details that no browser gives
 */
export function readFrameAnswer(details: unknown, own: string, host: string): FrameAnswer | undefined {
  const { data } = detailsSchema.safeParse(details);
  if (!data) return undefined;
  const valuesOf = (name: string) =>
    data.responseHeaders
      .filter((found) => found.name.toLowerCase() === name)
      // Firefox shows a header that a rule has removed as an empty one.
      .flatMap(({ value }) => value || []);
  const { url, method, statusCode, tabId, parentFrameId, initiator, frameAncestors } = data;
  const helpdesk = `https://${host}`;
  return {
    ...{ url, method, tabId, parentFrameId },
    policies: splitPolicies(valuesOf('content-security-policy')),
    framing: valuesOf('x-frame-options').join(', '),
    // Firefox joins them with line breaks.
    cookies: valuesOf('set-cookie').flatMap((value) => value.split('\n')),
    isRedirect: statusCode >= 300 && statusCode < 400,
    isOurs:
      isAt(url, helpdesk) &&
      (frameAncestors
        ? isHeldByUs(frameAncestors, own, helpdesk)
        : [own, helpdesk].includes(initiator ?? '')),
  };
}

/** True when the nearest document that is not the helpdesk's is ours. */
function isHeldByUs(ancestors: readonly { url: string }[], own: string, helpdesk: string): boolean {
  const holder = ancestors.find(({ url }) => !isAt(url, helpdesk));
  return holder !== undefined && isAt(holder.url, own);
}

/**
 * True for an address of this origin. Does not use `URL.origin`, which is 'null' for addresses of extensions in some
 * engines.
 */
function isAt(address: string, origin: string): boolean {
  return address === origin || address.startsWith(`${origin}/`);
}
