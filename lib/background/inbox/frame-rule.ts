import { browser } from 'wxt/browser';
import { withoutFrameAncestors } from './frame-policy';
import { createTurns } from '@/lib/async/in-turn';

/** There is one rule, and it is there only while a frame of ours is open: its tabs are the tabs with such a frame. */
const ruleId = 1;
/** Ours is the one page that frames the helpdesk outside of a tab: the side panel. */
export const noTab = browser.tabs.TAB_ID_NONE;

/** All frames stand in one queue: a helpdesk that falls silent keeps none of them waiting for longer (ms). */
const longestWait = 5_000;

const inTurn = createTurns();

/** Lets our own frame in one tab hold the helpdesk, and nobody else's frame anything. */
export function allowFrame(tabId: number, host: string): Promise<void> {
  return inTurn(async () => {
    const headers = await headersToChange(host);
    const tabs = new Set([...(await allowedTabs()), tabId]);
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [ruleId],
      addRules: [
        {
          id: ruleId,
          condition: {
            resourceTypes: ['sub_frame'],
            requestDomains: [host],
            // Who loads the frame: a page of ours, or the helpdesk that it already holds.
            initiatorDomains: [new URL(browser.runtime.getURL('/')).host, host],
            tabIds: [...tabs],
          },
          action: { type: 'modifyHeaders', responseHeaders: headers },
        },
      ],
    });
  });
}

/** Takes the right away from tabs again; with the last of them the rule goes. */
export function forbidFrames(tabIds: readonly number[]): Promise<void> {
  return inTurn(async () => {
    const rule = await readRule();
    if (!rule) return;
    const left = (rule.condition.tabIds ?? []).filter((tabId) => !tabIds.includes(tabId));
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [ruleId],
      addRules: left.length > 0 ? [{ ...rule, condition: { ...rule.condition, tabIds: left } }] : [],
    });
  });
}

/** The tabs that may frame the helpdesk now; `noTab` stands for the side panel. */
export async function allowedTabs(): Promise<number[]> {
  return (await readRule())?.condition.tabIds ?? [];
}

/** The host that may be framed now; undefined while none may. */
export async function allowedHost(): Promise<string | undefined> {
  return (await readRule())?.condition.requestDomains?.[0];
}

async function readRule() {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.find(({ id }) => id === ruleId);
}

/**
 * What of the helpdesk's headers keeps a frame out: `X-Frame-Options`, and one directive of its policy, which is read here
 * because a rule can only replace a header, never cut it.
 *
 * @returns without the policy when the helpdesk cannot be reached or its policy cannot be kept: then that keeps the frame out
 */
async function headersToChange(host: string) {
  const xFrameOptions = { header: 'x-frame-options', operation: 'remove' as const };
  const policy = await readPolicy(host);
  const left = policy && withoutFrameAncestors(policy);
  if (left === undefined) return [xFrameOptions];
  const header = 'content-security-policy';
  return [
    xFrameOptions,
    left === ''
      ? { header, operation: 'remove' as const }
      : { header, operation: 'set' as const, value: left },
  ];
}

async function readPolicy(host: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`https://${host}/`, {
      credentials: 'include',
      cache: 'no-store',
      signal: AbortSignal.timeout(longestWait),
    });
    await answer.body?.cancel();
    return answer.headers.get('content-security-policy') ?? undefined;
  } catch {
    return undefined;
  }
}
