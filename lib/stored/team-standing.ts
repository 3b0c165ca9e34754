import { noTeam, teamStandingSchema } from '@/lib/team/team-view';
import { storedItem } from './stored-item';

/** The standing of this browser in its team. The background writes it, every page watches it. Contains no secret. */
export const teamStanding = storedItem('local:teamStanding', teamStandingSchema, noTeam);
