import * as z from 'zod/mini';
import { momentSchema } from '@/lib/time/moment';
import { failureSchema } from '@/lib/model/failure';

/** How long names of teams and members may be (characters). */
const longestName = 60;

export const teamNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestName));

/** How a member proves to the team's server that it may come in: as the server's own configuration asks for it. */
export const serverAccessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('token'), token: z.string().check(z.minLength(1), z.maxLength(1_000)) }),
  z.object({
    kind: z.literal('user'),
    user: z.string().check(z.minLength(1), z.maxLength(200)),
    password: z.string().check(z.maxLength(1_000)),
  }),
  /** The text of a `.creds` file. */
  z.object({ kind: z.literal('file'), text: z.string().check(z.minLength(1), z.maxLength(10_000)) }),
]);

export type ServerAccess = z.infer<typeof serverAccessSchema>;

/**
 * The standing of this browser in its team:
 * - `none`: it has no team;
 * - `joined`: it is connected to the team's server;
 * - `outOfReach`: it is a member, but the server does not answer, since `since`; `failure` says what is wrong;
 * - `refused`: the server answers and says no. Nothing changes by itself: somebody has to do something.
 */
export const teamStandingSchema = z.object({
  state: z.enum(['none', 'joined', 'outOfReach', 'refused']),
  teamName: z.string(),
  since: momentSchema,
  /** Also a warning while it is `joined`: `teamClockWrong`, `teamRecordsUnread`. */
  failure: z.nullable(failureSchema),
  /**
   * What the administrator of this browser has set: `none`; `this`: this team, or the one that is to be joined; `other`:
   * another one than this.
   */
  policy: z._default(z.enum(['none', 'this', 'other']), 'none'),
});

export type TeamStanding = z.infer<typeof teamStandingSchema>;

export const noTeam: TeamStanding = { state: 'none', teamName: '', since: 0, failure: null, policy: 'none' };

/** A member of the team, as every member sees it. */
export interface TeamMember {
  id: string;
  name: string;
  /** When this member joined, Unix ms. */
  joinedAt: number;
  /** True: this browser. */
  isMe: boolean;
  /** True: connected to the server now. */
  isHere: boolean;
  /** True: decides which settings the team shares. Who made the team, or else has been in it for longest. */
  isOwner: boolean;
}

/** Everything that the options show of the team. Contains no secret. */
export interface TeamView {
  teamName: string;
  /** The address of the server. */
  server: string;
  members: TeamMember[];
  /** The team's accounts, by their ids in this browser. `syncedBy`: a member's id; '' = nobody at the moment. */
  accounts: { accountId: string; syncedBy: string }[];
}
