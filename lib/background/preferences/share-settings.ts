import { createTurns } from '@/lib/async/in-turn';
import { FailureError } from '@/lib/model/failure';
import { isSame } from '@/lib/stored/is-same';
import { withPatch, type SettingsPatch } from '@/lib/stored/settings';
import { pickShared, type SharedSection, type TeamSettings } from '@/lib/stored/team-settings';
import { team } from '@/lib/background/team/team';
import { keptSettings } from './kept-settings';
import { keptTeamSettings, teamSettingsKey } from './kept-team-settings';

/** One page may change settings while another one chooses what the team shares. */
const inTurn = createTurns();

/**
 * Changes settings. What the owner of the team shares changes for all members.
 *
 * @throws FailureError setByTeam when the team has set one of them otherwise, and this browser is not its owner's
 */
export async function changeSettings(patch: SettingsPatch): Promise<void> {
  // Asked before the turn: while the worker starts, the answer waits until this browser knows its team.
  const isOwner = await team().isOwner();
  await inTurn(async () => {
    const shared = await keptTeamSettings.read();
    const isShared = shared.sections.length > 0;
    await keptSettings.change(
      (before) => {
        const after = withPatch(before, patch);
        if (isShared && !isOwner && !isSame(after, withPatch(after, shared.values)))
          throw new FailureError({ kind: 'setByTeam' });
        return after;
      },
      false,
      // Noted with the change: a browser that dies now tells the team when it starts again.
      isShared && isOwner ? teamSettingsKey : undefined,
    );
  });
}

/**
 * Shares the settings of these sections, as they are here, and no others.
 *
 * @throws FailureError notTeamOwner, also without a team
 */
export async function shareSettings({ sections }: { sections: SharedSection[] }): Promise<void> {
  if (!(await team().isOwner())) throw new FailureError({ kind: 'notTeamOwner' });
  await inTurn(async () => {
    const values = pickShared(await keptSettings.read(), sections);
    await keptTeamSettings.change(() => ({ sections, values }));
  });
}

/** Reads what the team is to share of the settings. The owner's browser takes it from its present settings. */
export async function settleTeamSettings(): Promise<TeamSettings> {
  const isOwner = await team().isOwner();
  return inTurn(async () => {
    const shared = await keptTeamSettings.read();
    if (shared.sections.length === 0 || !isOwner) return shared;
    const values = pickShared(await keptSettings.read(), shared.sections);
    return keptTeamSettings.change(({ sections }) => ({ sections, values }), true);
  });
}

/** Takes over what the owner shares now. A setting that is not shared any more keeps its value, and may be changed. */
export function takeTeamSettings(shared: TeamSettings): Promise<void> {
  return inTurn(async () => {
    await keptTeamSettings.change(() => shared, true);
    if (shared.sections.length > 0) await keptSettings.change((before) => withPatch(before, shared.values));
  });
}
