import * as z from 'zod/mini';
import { serverAccessSchema, teamNameSchema, type TeamView } from '@/lib/team/team-view';
import { sharedSections } from '@/lib/stored/team-settings';
import type { Reply } from './reply';

export const makeTeamSchema = z.object({
  /** As the user typed it: `wss://nats.example.com`, or `ws://localhost:8080` on this computer. */
  server: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  access: serverAccessSchema,
  teamName: teamNameSchema,
  memberName: teamNameSchema,
});

export const joinTeamSchema = z.object({
  /** The whole text, as it was pasted. */
  invite: z.string().check(z.minLength(1), z.maxLength(20_000)),
  memberName: teamNameSchema,
});

/** A name that is missing stays. `teamName` changes for everybody, `memberName` is the name of this member. */
export const renameTeamSchema = z.object({
  teamName: z.optional(teamNameSchema),
  memberName: z.optional(teamNameSchema),
});

/** Names a member. */
export const teamMemberSchema = z.object({ memberId: z.string().check(z.minLength(1), z.maxLength(64)) });

/** Names an account that is connected here. */
export const sharedAccountSchema = z.object({ accountId: z.string().check(z.minLength(1), z.maxLength(64)) });

export const shareSettingsSchema = z.object({
  sections: z.array(z.enum(sharedSections)).check(z.maxLength(sharedSections.length)),
});

/** The team. From our own top-level pages only. `teamStanding` in `storage.local` says when to read it again. */
export interface TeamMessages {
  /** Null: this browser has no team. */
  readTeam: () => Reply<TeamView | null>;
  /** Makes a team on a server, with all accounts that are connected here. */
  makeTeam: (asked: z.input<typeof makeTeamSchema>) => Reply<TeamView>;
  joinTeam: (asked: z.input<typeof joinTeamSchema>) => Reply<TeamView>;
  /** The text that lets a colleague in. It contains the secret of the team: show it only when the user asks for it. */
  readInvite: () => Reply<string>;
  renameTeam: (asked: z.input<typeof renameTeamSchema>) => Reply<TeamView>;
  /** Shares an account that is connected here, and not yet the team's: its token, and all that is stored of it. */
  shareAccount: (account: z.input<typeof sharedAccountSchema>) => Reply<TeamView>;
  /**
   * Leaves the team. Accounts that came with the team are disconnected, with all that is stored of them; accounts that
   * were connected here stay.
   */
  leaveTeam: () => Reply<null>;
  /** The owner shares the settings of these sections, and no others. The other members then cannot change them. */
  shareSettings: (asked: z.input<typeof shareSettingsSchema>) => Reply<null>;
  /** Gives the team a new secret, which this member does not get. Old invites end. */
  removeMember: (member: z.input<typeof teamMemberSchema>) => Reply<TeamView>;
  /** Ends the team for all members, and erases it on the server. */
  endTeam: () => Reply<null>;
}
