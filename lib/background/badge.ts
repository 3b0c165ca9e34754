import { browser } from 'wxt/browser';
import type { Failure } from '../errors';
import { hasHostAccess } from '../host-access';
import { describeFailure, loadLanguage, t } from '../i18n';
import { syncProgress } from '../sync-progress';
import { listAccounts } from './accounts';

/** What does not pass by itself. */
const forUser: readonly Failure['kind'][] = [
  'notConnected',
  'tokenRejected',
  'storageFull',
  'hostAccessMissing',
];

/** Marks the button in the browser's bar when the user must act, and says there what it is; nothing when all is well. */
export async function drawBadge(): Promise<void> {
  const failure = await whatTheUserMustMend();
  await loadLanguage();
  const name = t('extension.name');
  await browser.action.setBadgeText({ text: failure ? '!' : '' });
  // The `--bad` of components/tokens.css, in light colours: a bar's own theme is not known here.
  await browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
  await browser.action.setTitle({ title: failure ? `${name}: ${describeFailure(failure).text}` : name });
}

async function whatTheUserMustMend(): Promise<Failure | undefined> {
  if (!(await hasHostAccess())) return { kind: 'hostAccessMissing' };
  const accounts = await listAccounts();
  if (accounts.length === 0) return { kind: 'notConnected' };
  const progress = await syncProgress.read();
  return accounts.flatMap(({ id }) => progress[id]?.failure ?? []).find(({ kind }) => forUser.includes(kind));
}
