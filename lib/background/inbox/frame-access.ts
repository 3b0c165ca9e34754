import { isFirefox } from '@/lib/extension/is-firefox';
import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { createTurns } from '@/lib/async/in-turn';
import { storedItem } from '@/lib/stored/stored-item';
import { frameRules } from './frame-rules';

/** Stands for the side panel: the one page of ours that frames the helpdesk outside of a tab. */
export const noTab = browser.tabs.TAB_ID_NONE;

/**
 * At most this many policies are kept: as many as the pages of a helpdesk may have. Policies that differ in every
 * answer cannot fill more.
 */
const mostPolicies = 12;

const accessSchema = z.object({
  host: z.string(),
  tabIds: z.array(z.number()),
  policies: z.array(z.array(z.string())),
});

/**
 * The tabs where frames of ours are open, and the policies that the helpdesk's pages had. Kept until the browser
 * closes.
 */
const frameAccess = storedItem('session:frameAccess', accessSchema, { host: '', tabIds: [], policies: [] });

const inTurn = createTurns();

/** Allows our own frame in one tab to show the helpdesk. Frames of other pages stay forbidden. */
export function allowFrame(tabId: number, host: string): Promise<void> {
  return inTurn(async () => {
    const { host: former, tabIds, policies } = await frameAccess.read();
    const isSame = former === host;
    await settle({
      host,
      tabIds: [...new Set([...tabIds, tabId])],
      policies: isSame ? policies : [],
    });
  });
}

/**
 * Withdraws the permission from tabs without a frame of ours. The rules are removed with the last of them. Runs in turn
 * with other changes, so that an inbox that opens meanwhile is not taken for the one that has closed.
 */
export function forbidFrames(isOpen: (tabId: number) => Promise<boolean>): Promise<void> {
  return inTurn(async () => {
    const access = await frameAccess.read();
    const open = await Promise.all(access.tabIds.map(isOpen));
    await settle({ ...access, tabIds: access.tabIds.filter((_, at) => open[at]) });
  });
}

/**
 * Remembers the policies that one page of the helpdesk was sent with, so that the next answer with them is let in.
 *
 * @returns false: they were known already, and the page was let in
 */
export function learnPolicies(policies: readonly string[]): Promise<boolean> {
  return inTurn(async () => {
    const access = await frameAccess.read();
    const text = JSON.stringify(policies);
    if (access.policies.some((known) => JSON.stringify(known) === text)) return false;
    await settle({ ...access, policies: [...access.policies, [...policies]].slice(-mostPolicies) });
    return true;
  });
}

/** The tabs that may frame the helpdesk now; `noTab` stands for the side panel. */
export async function allowedTabs(): Promise<number[]> {
  return (await frameAccess.read()).tabIds;
}

/** The host that may be framed now; undefined while none may. */
export async function allowedHost(): Promise<string | undefined> {
  const { host, tabIds } = await frameAccess.read();
  return tabIds.length > 0 ? host : undefined;
}

/**
 * Stores the access, then sets the browser's rules. If the worker dies in between, the next one sets the rules again.
 */
async function settle(access: z.infer<typeof accessSchema>): Promise<void> {
  await frameAccess.write(access);
  const { declarativeNetRequest: requests } = browser;
  const rules = await requests.getSessionRules();
  // In Firefox a rule cannot look at an answer: there `lift-policy.ts` makes one rule for each page, which is removed
  // with its tab.
  const stays = ({ condition }: (typeof rules)[number]) =>
    isFirefox && condition.tabIds?.every((tabId) => access.tabIds.includes(tabId));
  await requests.updateSessionRules({
    removeRuleIds: rules.filter((rule) => !stays(rule)).map(({ id }) => id),
    addRules: isFirefox ? [] : frameRules(access, new URL(browser.runtime.getURL('/')).host),
  });
}
