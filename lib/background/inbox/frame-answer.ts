import { z } from 'zod';
import { splitPolicies } from './frame-policy';

const header = z.object({ name: z.string(), value: z.string().optional() });

/** What both browsers say of an answer (webRequest `onHeadersReceived`), and each of them alone. */
const detailsSchema = z.object({
  url: z.string(),
  method: z.string(),
  statusCode: z.number(),
  tabId: z.number(),
  parentFrameId: z.number(),
  responseHeaders: z.array(header).default([]),
  /** Chrome: the origin of whoever loads it. */
  initiator: z.string().optional(),
  /** Firefox: the documents around it, the nearest first. */
  frameAncestors: z.array(z.object({ url: z.string() })).optional(),
});

/** An answer to a frame in a tab. */
export interface FrameAnswer {
  url: string;
  method: string;
  tabId: number;
  /** The frame that it stands in, by its id in the tab. */
  parentFrameId: number;
  policies: string[];
  /** `X-Frame-Options`; '' = none. */
  framing: string;
  /** The lines of `Set-Cookie`. */
  cookies: string[];
  /** True when the answer only leads elsewhere. */
  isRedirect: boolean;
  /** True when our own page holds the frame, with nothing but the helpdesk between them. */
  isOurs: boolean;
}

/**
 * Reads what a browser says of an answer.
 *
 * @param own the origin of our extension's pages
 * @param host the helpdesk's
 * @returns undefined for what no browser says
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

/** Not by `URL.origin`, which is 'null' for the schemes of extensions in some engines. */
function isAt(address: string, origin: string): boolean {
  return address === origin || address.startsWith(`${origin}/`);
}
