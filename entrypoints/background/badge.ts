import { lightColors } from '@/lib/dom/light-colors';
import { browser } from 'wxt/browser';
import { toFailure, type Failure } from '@/lib/model/failure';
import { hasHostAccess } from '@/lib/extension/host-access';
import { describeFailure, loadLanguage, t } from '@/lib/text/i18n';
import { isPaused } from '@/lib/model/rule';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import { shownChanges } from '@/lib/stored/shown-changes';
import { isUndecided } from '@/lib/model/change';
import { syncProgress } from '@/lib/stored/sync-progress';
import { listConnected } from '@/lib/background/accounts/list-accounts';

/** Failures that do not pass by themselves. */
const forUser: readonly Failure['kind'][] = [
  'notConnected',
  'tokenRejected',
  'storageFull',
  'databaseNewer',
  'databaseDamaged',
  'hostAccessMissing',
];

/** Marks the toolbar button when the user must act, with the reason as its title. Clears it when all is well. */
export async function drawBadge(): Promise<void> {
  await loadLanguage();
  const why = await describeTask();
  const name = t('extension.name');
  await browser.action.setBadgeText({ text: why ? '!' : '' });
  // `--bad` of components/ui/tokens.css in its light variant: the toolbar's theme is unknown.
  await browser.action.setBadgeBackgroundColor({ color: lightColors.bad });
  await browser.action.setTitle({ title: why ? `${name}: ${why}` : name });
}

/** What the user must do, in words; undefined if all is well. Includes a database that does not open. */
async function describeTask(): Promise<string | undefined> {
  try {
    return await findTask();
  } catch (thrown) {
    const failure = toFailure(thrown);
    return forUser.includes(failure.kind) ? describeFailure(failure).text : undefined;
  }
}

async function findTask(): Promise<string | undefined> {
  const failure = await findFailure();
  if (failure) return describeFailure(failure).text;
  if (Object.values(await shownChanges.read()).some(isUndecided)) return t('status.undecided');
  const paused = (await keptRules.read()).find(isPaused);
  return paused && t('automations.paused.title', { name: paused.name });
}

/** The first failure that only the user can mend. */
async function findFailure(): Promise<Failure | undefined> {
  if (!(await hasHostAccess())) return { kind: 'hostAccessMissing' };
  const accounts = await listConnected();
  if (accounts.length === 0) return { kind: 'notConnected' };
  const progress = await syncProgress.read();
  return accounts.flatMap(({ id }) => progress[id]?.failure ?? []).find(({ kind }) => forUser.includes(kind));
}
