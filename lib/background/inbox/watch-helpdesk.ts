import { isFirefox } from '@/lib/extension/is-firefox';
import { browser } from 'wxt/browser';
import { readCookieLine, worksInFrame } from './cookie-line';
import type { FrameAnswer } from './frame-answer';
import { limitsFrames, withoutFrameAncestors } from './frame-policy';
import { learnPolicies } from './frame-access';
import { readOpenFrame } from './read-open-frame';
import { isMirroring } from './inbox-session';
import { dropLifted, liftPolicy } from './lift-policy';
import { tellInbox } from './tell-inbox';

const frames = { urls: ['https://*.responso.com/*'], types: ['sub_frame' as const] };

/**
 * Errors that do not mean that the helpdesk cannot be reached: the load was given up for another one, or the page was
 * refused.
 */
const notTheNetwork = /abort|blocked_by|frame_ancestor|xfo/i;

/**
 * Watches how the helpdesk answers a frame of ours. Lets in pages that would be refused, and tells the inbox around the
 * frame what one page cannot see of another. Call synchronously at start-up.
 */
export function watchHelpdesk(): void {
  const { onHeadersReceived, onErrorOccurred } = browser.webRequest;
  // Firefox waits for the promise of a blocking listener; Chrome ignores what a listener returns.
  const listen = (details: object): object => letIn(details).catch(() => ({}));
  onHeadersReceived.addListener(
    listen,
    frames,
    isFirefox ? ['responseHeaders', 'blocking'] : ['responseHeaders', 'extraHeaders'],
  );
  onErrorOccurred.addListener((details) => {
    void noteError(details, details.error).catch(() => undefined);
  }, frames);
}

async function letIn(details: object): Promise<{ redirectUrl?: string }> {
  const answer = await readOpenFrame(details);
  if (!answer) return {};
  if (await losesCookie(answer)) await tellInbox(answer, { kind: 'cookieLost' });
  if (answer.isRedirect) {
    // The page that was asked for again is not coming.
    if (isFirefox) await dropLifted(answer);
    return {};
  }
  const { policies } = answer;
  const isLimited = limitsFrames(policies);
  if (isLimited && withoutFrameAncestors(policies) === undefined) {
    await tellInbox(answer, { kind: 'refused' });
    return {};
  }
  if (isFirefox) return liftPolicy(answer);
  // If the page is framed by the helpdesk itself, nobody hears this event: the page is let in the next time.
  if (isLimited && (await learnPolicies(policies)))
    await tellInbox(
      answer,
      answer.method === 'GET' ? { kind: 'again', url: answer.url } : { kind: 'refused' },
    );
  return {};
}

async function noteError(details: object, error: string): Promise<void> {
  const answer = await readOpenFrame({ ...details, statusCode: 0 });
  if (!answer) return;
  if (isFirefox) await dropLifted(answer);
  if (!notTheNetwork.test(error)) await tellInbox(answer, { kind: 'unreachable' });
}

/** True when the browser will not keep a cookie that may be the sign-in. */
async function losesCookie({ cookies }: FrameAnswer): Promise<boolean> {
  const now = Date.now() / 1000;
  const isLost = cookies.some((line) => {
    const cookie = readCookieLine(line, now);
    // A sign-in cookie is HttpOnly; another one may be a mere preference.
    return cookie?.isHttpOnly && !worksInFrame(cookie) && (cookie.expiresAt ?? now) >= now;
  });
  return isLost && !(await isMirroring());
}
