import { browser } from 'wxt/browser';
import type { TabLook } from '@/components/tab-look';
import type { Reply } from '@/lib/messages';
import { sendMessage } from '@/lib/messaging';
import { pageSurveySchema } from '@/lib/page-survey';
import { isResponsoApp } from '@/lib/sites/responso/urls';
import type { TaughtField } from '@/lib/taught-field';

/** The tab of the helpdesk that was looked at last; of other tabs a browser does not tell the address. */
async function findTab() {
  const tabs = await browser.tabs.query({});
  return tabs
    .filter(({ url }) => url !== undefined && isResponsoApp(new URL(url)))
    .toSorted((a, b) => b.lastAccessed - a.lastAccessed)[0];
}

/** A page that is being loaded does not answer yet: for so long (ms) it is asked again, this often. */
const patience = 3_000;
const askEvery = 250;

/** What our content script reads in that tab now. */
export async function lookAtHelpdesk(): Promise<TabLook> {
  try {
    const survey = await askTab((tabId) => sendMessage('surveyPage', undefined, { tabId, frameId: 0 }));
    return survey === noTab ? { kind: 'noTab' } : { kind: 'survey', survey: pageSurveySchema.parse(survey) };
  } catch {
    return { kind: 'silent' };
  }
}

/**
 * Goes to that tab, lets the user show an element there, and comes back.
 *
 * @returns true once it is taught
 */
export async function teachInHelpdesk(field: TaughtField): Promise<Reply<boolean>> {
  const tab = await findTab();
  if (tab?.id === undefined) return { ok: true, value: false };
  await browser.tabs.update(tab.id, { active: true });
  await browser.windows.update(tab.windowId, { focused: true });
  try {
    const taught = await askTab((tabId) => sendMessage('pickElement', { field }, { tabId, frameId: 0 }));
    return taught === noTab ? { ok: true, value: false } : taught;
  } catch {
    return { ok: false, failure: { kind: 'extensionUpdated' } };
  } finally {
    await comeBack();
  }
}

const noTab = Symbol('no tab');

/** Asks our content script in that tab, again for a while where nobody answers yet; what it threw last when it stays so. */
async function askTab<Answer>(ask: (tabId: number) => Promise<Answer>): Promise<Answer | typeof noTab> {
  for (const began = performance.now(); ; await new Promise((go) => setTimeout(go, askEvery))) {
    const tab = await findTab();
    if (tab?.id === undefined) return noTab;
    try {
      return await ask(tab.id);
    } catch (thrown) {
      if (performance.now() - began > patience) throw thrown;
    }
  }
}

async function comeBack(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id === undefined) return;
  await browser.tabs.update(own.id, { active: true });
  await browser.windows.update(own.windowId, { focused: true });
}
