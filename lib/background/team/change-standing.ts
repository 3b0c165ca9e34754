import { createTurns } from '@/lib/async/in-turn';
import { isSame } from '@/lib/stored/is-same';
import { teamStanding } from '@/lib/stored/team-standing';
import type { TeamStanding } from '@/lib/team/team-view';

const inTurn = createTurns();

/** Changes what every page sees of the team. One change at a time: none overwrites another. */
export function changeStanding(change: (before: TeamStanding) => TeamStanding): Promise<void> {
  return inTurn(async () => {
    const before = await teamStanding.read();
    const after = change(before);
    if (!isSame(before, after)) await teamStanding.write(after);
  });
}
