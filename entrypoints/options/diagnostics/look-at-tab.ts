import { browser } from 'wxt/browser';
import type { TabLook } from './tab-look';
import { findHelpdeskTab, showTab } from '@/lib/tabs/find-helpdesk-tab';
import type { Reply } from '@/lib/messages/reply';
import { sendMessage } from '@/lib/messages/messaging';
import { pageSurveySchema } from '@/lib/model/page-survey';
import type { TaughtField } from '@/lib/model/taught-field';

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
  const tab = await findHelpdeskTab();
  if (tab?.id === undefined) return { ok: true, value: false };
  await showTab(tab);
  try {
    const taught = await askTab((tabId) => sendMessage('pickElement', { field }, { tabId, frameId: 0 }));
    return taught === noTab ? { ok: true, value: false } : taught;
  } catch {
    // A tab that was closed meanwhile: the user does not want to show anything.
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

/** Asks our content script in that tab, again for a while where nobody answers yet; what it threw last when it stays so. */
async function askTab<Answer>(ask: (tabId: number) => Promise<Answer>): Promise<Answer | typeof noTab> {
  for (const began = performance.now(); ; await new Promise((go) => setTimeout(go, askEvery))) {
    const tab = await findHelpdeskTab();
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
