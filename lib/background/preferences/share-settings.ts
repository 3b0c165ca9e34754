import { FailureError } from '@/lib/model/failure';
import { isSame } from '@/lib/stored/is-same';
import { withPatch, type SettingsPatch } from '@/lib/stored/settings';
import { pickShared, type SharedSection, type TeamSettings } from '@/lib/stored/team-settings';
import { team } from '@/lib/background/team/team';
import { keptSettings } from './kept-settings';
import { keptTeamSettings } from './kept-team-settings';

/**
 * Changes settings. What the owner of the team shares changes for all members.
 *
 * @throws FailureError setByTeam when the team has set one of them otherwise, and this browser is not its owner's
 */
export async function changeSettings(patch: SettingsPatch): Promise<void> {
  const shared = await keptTeamSettings.read();
  const isSetByTeam = shared.sections.length > 0 && !(await team().isOwner());
  const settings = await keptSettings.change((before) => {
    const after = withPatch(before, patch);
    if (isSetByTeam && !isSame(after, withPatch(after, shared.values)))
      throw new FailureError({ kind: 'setByTeam' });
    return after;
  });
  if (shared.sections.length > 0 && !isSetByTeam)
    // The sections as they are now: another page may have chosen others meanwhile.
    await keptTeamSettings.change(({ sections }) => ({ sections, values: pickShared(settings, sections) }));
}

/**
 * Shares the settings of these sections, as they are here, and no others.
 *
 * @throws FailureError notTeamOwner, also without a team
 */
export async function shareSettings({ sections }: { sections: SharedSection[] }): Promise<void> {
  if (!(await team().isOwner())) throw new FailureError({ kind: 'notTeamOwner' });
  const values = pickShared(await keptSettings.read(), sections);
  await keptTeamSettings.change(() => ({ sections, values }));
}

/** Takes over what the owner of the team shares now. What is not shared any more stays as it was, and may be changed. */
export async function takeTeamSettings(shared: TeamSettings): Promise<void> {
  await keptTeamSettings.change(() => shared, true);
  if (shared.sections.length > 0) await keptSettings.change((before) => withPatch(before, shared.values));
}
