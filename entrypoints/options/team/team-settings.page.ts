import { expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { noTeamSettings, teamSettings } from '@/lib/stored/team-settings';
import { teamStanding } from '@/lib/stored/team-standing';
import { noTeam, type TeamView } from '@/lib/team/team-view';
import { t } from '@/lib/text/i18n';
import { answer, failed, ok, startBackground, type Answer, type Heard } from '@/tests/page/fake-background';
import { account, otherAccount, standing, team } from '@/tests/page/fixtures';
import TeamSettings from './TeamSettings.svelte';

let heard: Heard[];
/** The team that the background is in. */
let kept: TeamView | null;

async function open(before: TeamView | null, ...answers: Answer[]): Promise<void> {
  kept = before;
  await teamStanding.write(before ? standing : noTeam);
  const enter = async (view: TeamView) => {
    kept = view;
    await teamStanding.write(standing);
    return ok(view);
  };
  const leave = async () => {
    kept = null;
    await teamStanding.write(noTeam);
    return ok(null);
  };
  heard = startBackground(
    answer('listConnected', () => ok([account, otherAccount])),
    answer('readTeam', () => ok(kept)),
    answer('readInvite', () => ok('sidecar-team.1.AAAA.BBBB')),
    answer('joinTeam', () => enter(team)),
    answer('makeTeam', ({ teamName }) => enter({ ...team, teamName })),
    answer('renameTeam', ({ teamName = team.teamName }) => ok((kept = { ...team, teamName }))),
    answer('removeMember', ({ memberId }) =>
      ok((kept = { ...team, members: team.members.filter(({ id }) => id !== memberId) })),
    ),
    answer('leaveTeam', leave),
    answer('endTeam', leave),
    ...answers,
  );
  await render(TeamSettings);
}

/** What was asked of the background, without what the page reads by itself. */
const asked = () =>
  heard
    .filter(({ type }) => !['readTeam', 'listConnected'].includes(type))
    .map(({ type, sent }) => [type, sent]);

it('an account that the team does not have is shared after a question that says what it gives away', async () => {
  const [first] = team.accounts;
  const without = { ...team, accounts: first ? [first] : [] };
  await open(
    without,
    answer('shareAccount', () => ok((kept = team))),
  );
  const share = button(t('team.shareAccount', { name: otherAccount.name }));
  await share.click();
  const question = { name: otherAccount.name, team: team.teamName };
  await expect.element(page.getByText(t('team.shareAsk', question))).toBeVisible();
  expect(asked()).toEqual([]);
  await button(t('team.shareIt')).click();
  await expect.element(share).not.toBeInTheDocument();
  await expect.element(title(t('team.accounts'))).toHaveFocus();
  expect(asked()).toEqual([['shareAccount', { accountId: otherAccount.id }]]);
});

it('the owner shares sections of the settings, and others see which', async () => {
  await open(
    team,
    answer('shareSettings', async ({ sections }) => {
      await teamSettings.write({ sections, values: {} });
      return ok(null);
    }),
  );
  await page.getByLabelText(t('settings.section.panel'), { exact: true }).click();
  await page.getByLabelText(t('settings.section.sync'), { exact: true }).click();
  await expect
    .poll(() => asked())
    .toEqual([
      ['shareSettings', { sections: ['panel'] }],
      ['shareSettings', { sections: ['sync', 'panel'] }],
    ]);
  const members = team.members.map((member) => ({ ...member, isOwner: !member.isMe }));
  kept = { ...team, members };
  await teamStanding.write({ ...standing, since: 1 });
  await expect.element(page.getByText(t('team.settingsOf', { name: 'Bartosz' }))).toBeVisible();
  await expect.element(page.getByText(t('settings.section.panel'), { exact: true })).toBeVisible();
  await teamSettings.write(noTeamSettings);
  await expect.element(page.getByText(t('team.settingsOfNobody', { name: 'Bartosz' }))).toBeVisible();
});

it('an account that cannot be shared now says why, and stays here', async () => {
  await open(
    { ...team, accounts: [] },
    answer('shareAccount', () => failed({ kind: 'teamUnreachable' })),
  );
  await button(t('team.shareAccount', { name: account.name })).click();
  await button(t('team.shareIt')).click();
  await expect.element(page.getByText(t('failure.teamUnreachable.text'))).toBeVisible();
  await expect.element(button(t('team.shareAccount', { name: account.name }))).toBeVisible();
});

it('who is in a team by policy may rename itself, and decides nothing about who is in it', async () => {
  await open(team);
  await expect.element(button(t('team.leave'))).toBeVisible();
  await teamStanding.write({ ...standing, policy: 'this' });
  await expect.element(page.getByText(t('team.byPolicy'))).toBeVisible();
  await expect.element(button(t('team.rename'))).toBeVisible();
  for (const gone of ['team.leave', 'team.end', 'team.copyInvite'] as const)
    await expect.element(button(t(gone))).not.toBeInTheDocument();
  await expect.element(button(t('team.removeMember', { name: 'Bartosz' }))).not.toBeInTheDocument();
  await teamStanding.write({ ...standing, policy: 'other' });
  await expect.element(page.getByText(t('team.policyOther'))).toBeVisible();
  await expect.element(button(t('team.leave'))).toBeVisible();
});

it('a policy whose team cannot be joined says why', async () => {
  await open(null);
  await teamStanding.write({ ...noTeam, policy: 'this', failure: { kind: 'policyTeamEnded' } });
  await expect.element(page.getByText(t('team.policyWaiting'))).toBeVisible();
  await expect.element(page.getByText(t('failure.policyTeamEnded.text'))).toBeVisible();
});

const form = (name: string) =>
  page.elementLocator(document.querySelector(`[data-form=${name}]`) ?? document.body);
const field = (within: string, label: string) => form(within).getByLabelText(label, { exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const title = (name: string) => page.getByRole('heading', { name, exact: true });

async function fillInvite(): Promise<void> {
  await expect.element(title(t('team.join'))).toBeVisible();
  await field('join', t('team.invite')).fill('  sidecar-team.1.AAAA.BBBB\n');
  await field('join', t('team.memberName')).fill('Aleksandra');
}

it('one paste and a name join a team, by keyboard, and the focus goes on at the team', async () => {
  await open(null);
  await fillInvite();
  await userEvent.keyboard('{Enter}');
  await expect.element(title(team.teamName)).toHaveFocus();
  expect(asked()).toEqual([
    ['joinTeam', { invite: expect.stringContaining('sidecar-team.1.AAAA.BBBB'), memberName: 'Aleksandra' }],
  ]);
  await expect.element(page.getByText(team.server)).toBeVisible();
  await expect.element(page.getByText(t('team.syncedByMe'))).toBeVisible();
  await expect.element(page.getByText(t('team.syncedBy', { name: 'Bartosz' }))).toBeVisible();
});

it('an invite that does not let in says why, keeps what was typed, and can be tried again', async () => {
  await open(
    null,
    answer('joinTeam', () => failed({ kind: 'teamUnreachable' })),
  );
  await fillInvite();
  await button(t('team.joinIt')).click();
  await expect.element(page.getByText(t('failure.teamUnreachable.text'))).toBeVisible();
  await expect.element(field('join', t('team.memberName'))).toHaveValue('Aleksandra');
  await button(t('failure.teamUnreachable.action')).click();
  expect(asked().map(([type]) => type)).toEqual(['joinTeam', 'joinTeam']);
});

it('a team is made with the access that its server asks for', async () => {
  await open(null);
  await expect.element(title(t('team.make'))).toBeVisible();
  await field('make', t('team.server')).fill('wss://nats.example.com');
  await field('make', t('team.user')).fill('shop');
  await field('make', t('team.password')).fill('secret');
  await field('make', t('team.teamName')).fill('Kubki');
  await field('make', t('team.memberName')).fill('Aleksandra');
  await button(t('team.makeIt')).click();
  await expect.element(title('Kubki')).toHaveFocus();
  expect(asked()).toEqual([
    [
      'makeTeam',
      {
        server: 'wss://nats.example.com',
        access: { kind: 'user', user: 'shop', password: 'secret' },
        teamName: 'Kubki',
        memberName: 'Aleksandra',
      },
    ],
  ]);
});

it('a team without an account to share says so', async () => {
  await open(
    null,
    answer('makeTeam', () => failed({ kind: 'notConnected' })),
  );
  await expect.element(title(t('team.make'))).toBeVisible();
  await form('make').getByLabelText(t('team.access')).selectOptions('open');
  for (const label of [t('team.server'), t('team.teamName'), t('team.memberName')])
    await field('make', label).fill('localhost');
  await button(t('team.makeIt')).click();
  await expect.element(page.getByText(t('failure.notConnected.text'))).toBeVisible();
});

it('the invite is copied, and never shown', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  onTestFinished(() => write.mockRestore());
  await open(team);
  await button(t('team.copyInvite')).click();
  await expect.element(page.getByText(t('team.inviteCopied'))).toBeVisible();
  expect(write.mock.calls).toEqual([['sidecar-team.1.AAAA.BBBB']]);
  expect(document.documentElement.outerHTML).not.toContain('sidecar-team');
});

it('only the name that was changed is sent', async () => {
  await open(team);
  await button(t('team.rename')).click();
  await expect.element(field('rename', t('team.teamName'))).toHaveFocus();
  await field('rename', t('team.teamName')).fill('Kubki i talerze');
  await userEvent.keyboard('{Enter}');
  await expect.element(title('Kubki i talerze')).toBeVisible();
  expect(asked()).toEqual([['renameTeam', { teamName: 'Kubki i talerze' }]]);
});

it('a member is removed after a question that says what it erases', async () => {
  await open(team);
  const remove = button(t('team.removeMember', { name: 'Bartosz' }));
  await remove.click();
  await expect.element(page.getByText(t('team.removeAsk', { name: 'Bartosz' }))).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(remove).toHaveFocus();
  expect(asked()).toEqual([]);
  await remove.click();
  await button(t('team.removeIt')).click();
  await expect.element(remove).not.toBeInTheDocument();
  await expect.element(title(t('team.members'))).toHaveFocus();
  expect(asked()).toEqual([['removeMember', { memberId: 'm2' }]]);
});

it.each([
  ['leaveTeam', 'team.leave', 'team.leaveAsk', 'team.leaveIt'],
  ['endTeam', 'team.end', 'team.endAsk', 'team.endIt'],
] as const)('%s asks first, and then there is no team here', async (type, press, ask, confirm) => {
  await open(team);
  await button(t(press)).click();
  await expect.element(page.getByText(t(ask, { team: team.teamName }))).toBeVisible();
  await expect.element(button(t('options.cancel'))).toHaveFocus();
  await button(t(confirm)).click();
  await expect.element(title(t('team.join'))).toHaveFocus();
  expect(asked().map(([name]) => name)).toEqual([type]);
});

it('a team that cannot be ended now says why, and stays', async () => {
  await open(
    team,
    answer('endTeam', () => failed({ kind: 'teamUnreachable' })),
  );
  await button(t('team.end')).click();
  await button(t('team.endIt')).click();
  await expect.element(page.getByText(t('failure.teamUnreachable.text'))).toBeVisible();
  await expect.element(title(team.teamName)).toBeVisible();
});

it('a server out of reach is said with what it means, and a member that was removed is told', async () => {
  await open(team);
  await expect.element(title(team.teamName)).toBeVisible();
  await teamStanding.write({ ...standing, state: 'outOfReach', failure: { kind: 'teamUnreachable' } });
  await expect.element(page.getByText(t('team.outOfReachWhy'))).toBeVisible();
  kept = null;
  await teamStanding.write({ ...noTeam, failure: { kind: 'memberRemoved' } });
  await expect.element(page.getByText(t('failure.memberRemoved.text'))).toBeVisible();
  await expect.element(title(t('team.join'))).toBeVisible();
});
