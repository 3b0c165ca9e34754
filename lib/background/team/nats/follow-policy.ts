import { FailureError, toFailure, type Failure } from '@/lib/model/failure';
import { noTeam, type TeamStanding } from '@/lib/team/team-view';
import { changeStanding } from '@/lib/background/team/change-standing';
import { readInvite } from '@/lib/background/team/invite';
import { readPolicy, type TeamPolicy } from '@/lib/background/team/policy';
import { loadLanguage, t } from '@/lib/text/i18n';
import { joinTeam } from './membership-steps';
import { readMembership } from './membership';

/** An invite that was refused is tried again after this time (ms): the administrator has to do something first. */
const refusedWait = 600_000;

let refused = { teamInvite: '', until: 0 };

/**
 * Joins the team that the administrator of this browser has set, and notes for every page whether this browser is in
 * that team. Call when the worker starts, and each minute: browsers do not say when a policy arrives.
 */
export async function followPolicy(): Promise<void> {
  const policy = await readPolicy();
  if (!policy) {
    await noteNone();
    return;
  }
  try {
    const invite = await readInvite(policy.teamInvite);
    const membership = await readMembership();
    if (membership) {
      await note(membership.teamId === invite.teamId ? 'this' : 'other');
      return;
    }
    if (refused.teamInvite === policy.teamInvite && Date.now() < refused.until) return;
    await joinTeam({ invite: policy.teamInvite, memberName: policy.memberName ?? (await makeName()) });
    await note('this');
  } catch (thrown) {
    await noteFailure(policy, toFailure(thrown));
  }
}

/** A name by which a member can be told from others until it enters its own. */
async function makeName(): Promise<string> {
  await loadLanguage();
  return t('team.unnamed', { number: 1_000 + Math.floor(Math.random() * 9_000) });
}

async function noteFailure({ teamInvite }: TeamPolicy, thrown: Failure): Promise<void> {
  // Somebody has joined or made a team here in this moment.
  if (thrown.kind === 'teamThere') return;
  const failure = forPolicy(thrown);
  if (failure.kind !== 'teamUnreachable') refused = { teamInvite, until: Date.now() + refusedWait };
  await changeStanding((before) => {
    if (before.state !== 'none') return before;
    const since = before.failure?.kind === failure.kind ? before.since : Date.now();
    return { ...noTeam, policy: 'this', since, failure };
  });
  if (failure.kind === 'unexpectedAnswer') throw new FailureError(failure);
}

/** Names the failures that only the administrator can solve: the user has not pasted this invite. */
function forPolicy(failure: Failure): Failure {
  if (failure.kind === 'inviteUnreadable' || failure.kind === 'teamAddressUnsafe')
    return { kind: 'policyInviteWrong' };
  return failure.kind === 'teamEnded' ? { kind: 'policyTeamEnded' } : failure;
}

function note(policy: TeamStanding['policy']): Promise<void> {
  return changeStanding((before) => ({ ...before, policy }));
}

/** A browser whose policy is gone stays in its team, as if it had joined by hand. */
function noteNone(): Promise<void> {
  return changeStanding((before) => {
    if (before.policy === 'none') return before;
    return before.state === 'none' ? noTeam : { ...before, policy: 'none' };
  });
}
