import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ConnectedAccount } from '@/lib/model/account';
import { changes, noChanges } from '@/lib/stored/changes';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';
import { t, tCount } from '@/lib/text/i18n';
import { containing } from '@/tests/page/containing';
import { answer, failed, ok, startBackground, type Answer, type Heard } from '@/tests/page/fake-background';
import { account, now, otherAccount, synced, syncing, team } from '@/tests/page/fixtures';
import AccountsSettings from './AccountsSettings.svelte';

let accounts: ConnectedAccount[];

beforeEach(() => {
  accounts = [account];
});

async function open(progress: Partial<SyncProgress> = {}, ...answers: Answer[]): Promise<Heard[]> {
  await syncProgress.write(Object.fromEntries(accounts.map(({ id }) => [id, { ...synced, ...progress }])));
  const heard = startBackground(
    answer('listConnected', () => ok(accounts)),
    answer('changeAccount', ({ accountId, name }) => {
      const changed = { ...account, id: accountId, name: name ?? account.name };
      accounts = [changed];
      return ok(changed);
    }),
    answer('disconnectAccount', () => {
      accounts = [];
      return ok(null);
    }),
    answer('readJournalNote', async ({ accountId }) => {
      await syncProgress.write({ [accountId]: { ...synced, journal: 'off', isJournalNoteRead: true } });
      return ok(null);
    }),
    answer('syncNow', () => ok(null)),
    ...answers,
  );
  await render(AccountsSettings);
  return heard;
}

const card = () => page.getByRole('article');
const button = (name: string) => card().getByRole('button', { name, exact: true });
const sentAs = (heard: Heard[], type: string) =>
  heard.filter((message) => message.type === type).map(({ sent }) => sent);

describe('an account', () => {
  it('says how it stands, how many orders are kept, and the last four characters of its token', async () => {
    await open();
    await expect.element(card()).toMatchTextContent(containing(t('options.synced', { time: '' })));
    await expect.element(card()).toMatchTextContent(containing(tCount('options.orders', 18_204)));
    await expect.element(card()).toMatchTextContent(containing('••••9f3c'));
  });

  it('of a browser in a team says whether the team has it, and can be shared', async () => {
    const { teamName } = team;
    const without = { ...team, accounts: [] };
    await open(
      {},
      answer('readTeam', () => ok(without)),
      answer('shareAccount', () => ok(team)),
    );
    await button(t('team.shareAccount', { name: account.name })).click();
    await button(t('team.shareIt')).click();
    await expect.element(card()).toMatchTextContent(containing(t('team.teamAccount', { team: teamName })));
    await expect.element(card()).not.toMatchTextContent(containing(t('team.ownAccount')));
  });

  it('says how far a sync has come, and how much was asked of Base', async () => {
    await open(syncing);
    await expect.element(card()).toMatchTextContent(containing(tCount('sync.requests', 41)));
    const bar = page.getByRole('progressbar').element();
    expect(bar instanceof HTMLProgressElement && bar.position).toBeCloseTo(0.3);
  });

  it('is given another name; Escape leaves it, and the keyboard goes on where it was', async () => {
    const heard = await open();
    await button(t('options.rename')).click();
    const name = card().getByLabelText(t('options.name'));
    await expect.element(name).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(button(t('options.rename'))).toHaveFocus();
    await button(t('options.rename')).click();
    await name.fill('Kubek shop');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Kubek shop' })).toBeVisible();
    expect(sentAs(heard, 'changeAccount')).toEqual([{ accountId: 'a', name: 'Kubek shop' }]);
  });

  it('takes another token; one that does not do is said, and changes nothing', async () => {
    const refusals = [failed({ kind: 'tokenRejected' }), failed({ kind: 'otherAccount' })];
    const heard = await open(
      {},
      answer('replaceToken', () => refusals.shift() ?? ok(account)),
    );
    await button(t('options.replaceToken')).click();
    const token = card().getByLabelText(t('options.token'));
    await expect.element(token).toHaveFocus();
    for (const [typed, text] of [
      ['short', t('options.wrongToken')],
      ['others', t('failure.otherAccount.text')],
    ] as const) {
      await token.fill(typed);
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByText(text)).toBeVisible();
    }
    await token.fill('new');
    await userEvent.keyboard('{Enter}');
    await expect.element(token).not.toBeInTheDocument();
    expect(sentAs(heard, 'replaceToken')).toMatchObject([
      { token: 'short' },
      { token: 'others' },
      { token: 'new' },
    ]);
  });

  it('is disconnected after saying how many orders will go; the keyboard goes to the next token', async () => {
    const heard = await open();
    await button(t('options.disconnect')).click();
    const ask = card().getByRole('group');
    await expect
      .element(ask)
      .toMatchTextContent(containing(tCount('options.disconnectAsk', 18_204, { name: account.name })));
    await expect.element(ask).toMatchTextContent(containing(t('options.disconnectRest')));
    await expect.element(button(t('options.cancel'))).toHaveFocus();
    await button(t('options.cancel')).click();
    expect(sentAs(heard, 'disconnectAccount')).toEqual([]);
    await button(t('options.disconnect')).click();
    await ask.getByRole('button', { name: t('options.disconnect'), exact: true }).click();
    await expect.element(card()).not.toBeInTheDocument();
    await expect.element(page.getByLabelText(t('options.token'))).toHaveFocus();
    expect(sentAs(heard, 'disconnectAccount')).toEqual([{ accountId: 'a' }]);
  });

  it.each([
    ['offline', { kind: 'offline' }],
    ['unexpectedAnswer', { kind: 'unexpectedAnswer', report: 'x' }],
    ['storageFull', { kind: 'storageFull' }],
  ] as const)('says why its sync fails (%s), since when, and is tried again', async (kind, failure) => {
    const heard = await open({ failure });
    await expect.element(card()).toMatchTextContent(containing(t(`failure.${kind}.text`)));
    await expect
      .element(card())
      .toMatchTextContent(containing(t('panel.staleOrders', { time: '' }).replace('.', '')));
    await expect.element(card()).toMatchTextContent(containing(tCount('options.orders', 18_204)));
    await button(t(`failure.${kind}.action`)).click();
    expect(sentAs(heard, 'syncNow')).toHaveLength(1);
  });

  it('whose token was deleted leads to another token', async () => {
    await open({ failure: { kind: 'tokenRejected' } });
    await card()
      .getByRole('button', { name: t('failure.tokenRejected.action') })
      .first()
      .click();
    await expect.element(card().getByLabelText(t('options.token'))).toHaveFocus();
  });

  it('says what of Base it could not read, and why, without a value', async () => {
    await open({ unread: ['order 48213999'], unreadWhy: 'payment_done: invalid_type' });
    const why = t('diagnostics.unread.wrongKind');
    await expect.element(card()).toMatchTextContent(containing(tCount('options.unread', 1, { why })));
    await expect.element(card()).not.toMatchTextContent(containing('48213999'));
  });

  it('tells once how to switch the journal on', async () => {
    const heard = await open({ journal: 'off' });
    await expect.element(page.getByText(t('sync.journalOff.text'))).toBeVisible();
    await button(t('sync.journalOff.action')).click();
    await expect.element(page.getByText(t('sync.journalOff.title'))).not.toBeInTheDocument();
    expect(sentAs(heard, 'readJournalNote')).toEqual([{ accountId: 'a' }]);
  });

  it('says how many old orders were removed', async () => {
    await open({ removed: { count: 214, at: now } });
    await expect.element(card()).toMatchTextContent(containing('214'));
  });
});

it('follows accounts that are connected or disconnected elsewhere', async () => {
  await open();
  await expect.element(card()).toBeVisible();
  accounts = [account, otherAccount];
  await changes.write({ ...noChanges, accounts: 1 });
  await expect.poll(() => card().elements()).toHaveLength(2);
});

it('draws the form only once it is known what stands above it', async () => {
  let list: (() => void) | undefined;
  startBackground(
    answer('listConnected', async () => {
      await new Promise<void>((resolve) => (list = resolve));
      return ok([account]);
    }),
  );
  await render(AccountsSettings);
  await expect.poll(() => list).toBeDefined();
  await expect.element(page.getByLabelText(t('options.token'))).not.toBeInTheDocument();
  list?.();
  await expect.element(page.getByLabelText(t('options.token'))).toBeVisible();
});
