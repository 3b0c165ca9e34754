import { browser } from 'wxt/browser';
import { createTurns } from '@/lib/async/in-turn';
import type { FrameAnswer } from './frame-answer';
import { limitsFrames, withoutFrameAncestors } from './frame-policy';

const inTurn = createTurns();

/** What to do with an answer: nothing, or request the same page again. */
type Verdict = { redirectUrl?: string };

/**
 * Firefox only: removes `frame-ancestors` and `X-Frame-Options` from one answer to a frame of ours, and from nothing
 * else. In Firefox a rule cannot look at an answer, and a blocking listener may only make a policy stricter (Firefox
 * ESR 153: WebRequest.sys.mjs, bug 1787155). So the listener reads the answer, makes a rule for exactly this page in
 * this tab, and tells the browser to request the page again. The rule applies to the second answer and is removed with
 * it.
 *
 * A POST would be sent twice. Its own answer, which is usually a redirect, is left as it is.
 */
export function liftPolicy(answer: FrameAnswer): Promise<Verdict> {
  return inTurn(async () => {
    const { url, tabId, policies, framing } = answer;
    const former = await ruleIdsFor(answer);
    const isRefused = framing !== '' || limitsFrames(policies);
    const left = withoutFrameAncestors(policies);
    // A page that is still refused with its rule has other policies in every answer. Requesting it again would never
    // end.
    if (!isRefused || left === undefined || answer.method !== 'GET' || former.length > 0) {
      if (former.length > 0)
        await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: former });
      return {};
    }
    const header = 'content-security-policy';
    const ids = (await browser.declarativeNetRequest.getSessionRules()).map(({ id }) => id);
    await browser.declarativeNetRequest.updateSessionRules({
      addRules: [
        {
          id: Math.max(0, ...ids) + 1,
          condition: {
            resourceTypes: ['sub_frame'],
            regexFilter: exactly(url),
            isUrlFilterCaseSensitive: true,
            tabIds: [tabId],
          },
          action: {
            type: 'modifyHeaders',
            responseHeaders: [
              { header: 'x-frame-options', operation: 'remove' },
              left === '' ? { header, operation: 'remove' } : { header, operation: 'set', value: left },
            ],
          },
        },
      ],
    });
    return { redirectUrl: url };
  });
}

/** Removes the rule of a page that got no answer in the end. */
export function dropLifted(page: { url: string; tabId: number }): Promise<void> {
  return inTurn(async () => {
    const removeRuleIds = await ruleIdsFor(page);
    if (removeRuleIds.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
  });
}

async function ruleIdsFor({ url, tabId }: { url: string; tabId: number }): Promise<number[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules
    .filter(({ condition }) => condition.regexFilter === exactly(url) && condition.tabIds?.includes(tabId))
    .map(({ id }) => id);
}

/** Makes a pattern that matches this address only. The fragment is left out, because it is not sent. */
function exactly(url: string): string {
  return `^${(url.split('#', 1)[0] ?? '').replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)}$`;
}
