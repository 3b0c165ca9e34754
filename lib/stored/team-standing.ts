import { noTeam, teamStandingSchema } from '@/lib/team/team-view';
import { storedItem } from './stored-item';

/** How this browser stands to its team. The background writes it, every page watches it. It contains no secret. */
export const teamStanding = storedItem('local:teamStanding', teamStandingSchema, noTeam);
