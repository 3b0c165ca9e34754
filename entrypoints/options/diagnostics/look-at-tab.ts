import { browser } from 'wxt/browser';
import type { TabLook } from './tab-look';
import { findHelpdeskTab, showTab } from '@/lib/tabs/find-helpdesk-tab';
import type { Reply } from '@/lib/messages/reply';
import { sendToTab } from '@/lib/messages/messaging';
import { pageSurveySchema } from '@/lib/model/page-survey';
import type { TaughtField } from '@/lib/model/taught-field';
import { helpdesks } from '@/lib/stored/stored-helpdesks';

/** A loading page does not answer yet: it is asked again for so long (ms), this often. */
const patience = 3_000;
const askEvery = 250;

/** What the content script reads in the helpdesk's tab now. */
export async function lookAtHelpdesk(): Promise<TabLook> {
  try {
    const survey = await askTab((tabId) => sendToTab({ tabId, frameId: 0 }, 'surveyPage'));
    return survey === noTab ? { kind: 'noTab' } : { kind: 'survey', survey: pageSurveySchema.parse(survey) };
  } catch {
    return { kind: 'silent' };
  }
}

/**
 * Switches to that tab, lets the user pick an element there, and switches back.
 *
 * @returns true once the custom selector is saved
 */
export async function teachInHelpdesk(field: TaughtField): Promise<Reply<boolean>> {
  const tab = await findHelpdeskTab(await helpdesks.read());
  if (tab?.id === undefined) return { ok: true, value: false };
  await showTab(tab);
  try {
    const taught = await askTab((tabId) => sendToTab({ tabId, frameId: 0 }, 'pickElement', { field }));
    return taught === noTab ? { ok: true, value: false } : taught;
  } catch {
    // If the tab was closed meanwhile, the user does not want to pick anything.
    const isGone = await browser.tabs.get(tab.id).then(
      () => false,
      () => true,
    );
    return isGone ? { ok: true, value: false } : { ok: false, failure: { kind: 'extensionUpdated' } };
  } finally {
    await comeBack();
  }
}

const noTab = Symbol('no tab');

/** Asks the content script in that tab. If nobody answers, asks again for a while, then throws the last error. */
async function askTab<Answer>(ask: (tabId: number) => Promise<Answer>): Promise<Answer | typeof noTab> {
  for (const began = performance.now(); ; await new Promise((go) => setTimeout(go, askEvery))) {
    const tab = await findHelpdeskTab(await helpdesks.read());
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
  if (own) await showTab(own);
}
