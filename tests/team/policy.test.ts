import { describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readInvite, writeInvite } from '@/lib/background/team/invite';
import { teamStanding } from '@/lib/stored/team-standing';
import type { Colleague } from './colleague.ts';
import { patience, settle, useTeamWorld } from './team-world.ts';

/** What an administrator sets for a browser, and what comes of it. */

const world = useTeamWorld(60);

/** Sets the policy of every browser that is open. Without an invite: there is none. */
async function setPolicy(policy: { teamInvite?: string; memberName?: string }): Promise<void> {
  await fakeBrowser.storage.managed.clear();
  await fakeBrowser.storage.managed.set(policy);
}

/** Bert's browser starts. */
async function arrive(): Promise<Colleague> {
  const colleague = await world.arrive();
  await colleague.policy.followPolicy();
  return colleague;
}

const namesIn = async ({ steps }: Colleague) => (await steps.viewTeam())?.members.map(({ name }) => name);

describe('a browser with an invite by policy', () => {
  it('joins by itself, with the name of the policy, and has every order without a request to Base', async () => {
    const { anna, accountId, invite } = await world.makeTeam();
    await anna.sync(accountId);
    const before = world.asked();
    await setPolicy({ teamInvite: invite, memberName: 'Bert' });
    const bert = await arrive();
    await settle(anna, bert);
    expect(await namesIn(bert)).toEqual(['Anna', 'Bert']);
    expect(await teamStanding.read()).toMatchObject({ state: 'joined', policy: 'this' });
    expect(world.asked()).toBe(before);
    await bert.policy.followPolicy();
    expect(await namesIn(anna)).toEqual(['Anna', 'Bert']);
  });

  it('joins once, also when an alarm has started its worker', async () => {
    const { anna, invite } = await world.makeTeam();
    await setPolicy({ teamInvite: invite, memberName: 'Bert' });
    const bert = await world.arrive();
    await Promise.all([bert.policy.followPolicy(), bert.policy.followPolicy()]);
    await vi.waitFor(async () => expect(await namesIn(anna)).toContain('Bert'), patience);
    await bert.steps.renameTeam({ memberName: 'Robert' });
    await vi.waitFor(async () => expect(await namesIn(anna)).toEqual(['Anna', 'Robert']), patience);
  });

  it('has a name of its own if the policy has none, and the user may change it', async () => {
    vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('Browser {number}');
    const { anna, invite } = await world.makeTeam();
    await setPolicy({ teamInvite: invite });
    const bert = await arrive();
    const [, name] = (await namesIn(bert)) ?? [];
    expect(name).toMatch(/^Browser \d{4}$/);
    await bert.steps.renameTeam({ memberName: 'Bert' });
    await vi.waitFor(async () => expect(await namesIn(anna)).toEqual(['Anna', 'Bert']), patience);
  });

  it('does not leave, end, invite or remove', async () => {
    const { invite } = await world.makeTeam();
    await setPolicy({ teamInvite: invite, memberName: 'Bert' });
    const { steps } = await arrive();
    const memberId = (await steps.viewTeam())?.members.find(({ isMe }) => !isMe)?.id ?? '';
    for (const act of [
      () => steps.leaveTeam(),
      () => steps.endTeam(),
      () => steps.readOwnInvite(),
      () => steps.removeMember({ memberId }),
    ])
      await expect(act()).rejects.toThrow('teamManaged');
    expect(await steps.viewTeam()).not.toBeNull();
    // The policy is gone: the browser stays, and its user may leave.
    await setPolicy({});
    await (await import('@/lib/background/team/nats/follow-policy')).followPolicy();
    expect(await teamStanding.read()).toMatchObject({ policy: 'none' });
    await steps.leaveTeam();
    expect(await steps.viewTeam()).toBeNull();
  });

  it('joins when the policy arrives late, as Chrome reads it', async () => {
    const { invite } = await world.makeTeam();
    const bert = await arrive();
    expect(await bert.steps.viewTeam()).toBeNull();
    await setPolicy({ teamInvite: invite, memberName: 'Bert' });
    await bert.policy.followPolicy();
    expect(await namesIn(bert)).toEqual(['Anna', 'Bert']);
  });

  it.each([
    ['is cut off', (invite: string) => invite.slice(0, -20), 'policyInviteWrong'],
    ['is no text at all', () => 'join us', 'policyInviteWrong'],
    ['is of a newer version', (invite: string) => invite.replace('team.1.', 'team.2.'), 'teamNewer'],
  ])('that %s says so, and asks nobody', async (_, change, kind) => {
    const { anna, invite } = await world.makeTeam();
    // What pages are told is one for all browsers of a test.
    await anna.kill();
    await setPolicy({ teamInvite: change(invite) });
    const bert = await arrive();
    expect(await teamStanding.read()).toMatchObject({ state: 'none', policy: 'this', failure: { kind } });
    expect(await bert.steps.viewTeam()).toBeNull();
  });

  it('of an ended team says so, and joins once there is a right one', async () => {
    const { anna, invite } = await world.makeTeam();
    await anna.steps.endTeam();
    expect(await teamStanding.read()).toMatchObject({ state: 'none', failure: null });
    await setPolicy({ teamInvite: invite });
    const bert = await arrive();
    expect(await teamStanding.read()).toMatchObject({ failure: { kind: 'policyTeamEnded' } });
    const next = await world.makeTeam();
    await setPolicy({ teamInvite: next.invite, memberName: 'Bert' });
    await bert.policy.followPolicy();
    expect(await namesIn(bert)).toEqual(['Anna', 'Bert']);
  });

  it('of a server that is down joins when it is up', async () => {
    const { anna, invite } = await world.makeTeam();
    await setPolicy({ teamInvite: invite, memberName: 'Bert' });
    await world.nats().kill();
    const bert = await arrive();
    expect(await bert.steps.viewTeam()).toBeNull();
    await world.nats().restart();
    await bert.policy.followPolicy();
    expect(await namesIn(bert)).toContain('Bert');
    await anna.start();
  });

  it('that is in another team stays there, which is said', async () => {
    const { invite } = await world.makeTeam();
    const { anna } = await world.makeTeam();
    await setPolicy({ teamInvite: invite });
    await anna.policy.followPolicy();
    expect(await teamStanding.read()).toMatchObject({ state: 'joined', policy: 'other' });
    const own = await readInvite(await anna.steps.readOwnInvite());
    // An invite of its own team makes it managed.
    await setPolicy({ teamInvite: await writeInvite(own) });
    await anna.policy.followPolicy();
    expect(await teamStanding.read()).toMatchObject({ policy: 'this' });
  });
});

it('a browser without a policy is as before, also where the browser says so by an error', async () => {
  vi.spyOn(browser.storage.managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
  const { anna } = await world.makeTeam();
  await anna.policy.followPolicy();
  expect(await teamStanding.read()).toMatchObject({ state: 'joined', policy: 'none' });
});
