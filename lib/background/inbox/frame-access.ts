import { isFirefox } from '@/lib/extension/is-firefox';
import { z } from 'zod';
import { browser } from 'wxt/browser';
import { createTurns } from '@/lib/async/in-turn';
import { storedItem } from '@/lib/stored/stored-item';
import { frameRules } from './frame-rules';

/** Ours is the one page that frames the helpdesk outside of a tab: the side panel. */
export const noTab = browser.tabs.TAB_ID_NONE;

/** As many policies are kept as the pages of a helpdesk may have; one that is made anew each time fills no more. */
const mostPolicies = 12;

const accessSchema = z.object({
  host: z.string(),
  tabIds: z.array(z.number()),
  policies: z.array(z.array(z.string())),
});

/** Where frames of ours are open, and the policies that the helpdesk's pages were seen with. For the browser's session. */
const frameAccess = storedItem('session:frameAccess', accessSchema, { host: '', tabIds: [], policies: [] });

const inTurn = createTurns();

/** Lets our own frame in one tab hold the helpdesk, and nobody else's frame anything. */
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
 * Takes the right away from tabs without a frame of ours; with the last of them the rules go. Asks in its turn, so that
 * an inbox that opens meanwhile is not taken for the one that has gone.
 */
export function forbidFrames(isOpen: (tabId: number) => Promise<boolean>): Promise<void> {
  return inTurn(async () => {
    const access = await frameAccess.read();
    const open = await Promise.all(access.tabIds.map(isOpen));
    await settle({ ...access, tabIds: access.tabIds.filter((_, at) => open[at]) });
  });
}

/**
 * Remembers the policies that one page of the helpdesk was answered with, so that the next such answer is let in.
 *
 * @returns false: they were known, and the page was let in
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

/** Saved first: whoever comes after a worker that died in here sets the rules again. */
async function settle(access: z.infer<typeof accessSchema>): Promise<void> {
  await frameAccess.write(access);
  const { declarativeNetRequest: requests } = browser;
  const rules = await requests.getSessionRules();
  // Firefox lets no rule look at an answer: there `lift-policy.ts` makes one for each, which goes with its tab.
  const stays = ({ condition }: (typeof rules)[number]) =>
    isFirefox && condition.tabIds?.every((tabId) => access.tabIds.includes(tabId));
  await requests.updateSessionRules({
    removeRuleIds: rules.filter((rule) => !stays(rule)).map(({ id }) => id),
    addRules: isFirefox ? [] : frameRules(access, new URL(browser.runtime.getURL('/')).host),
  });
}
