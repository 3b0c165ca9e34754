import * as z from 'zod/mini';
import type { Received } from '@/lib/background/storage/records';
import { teamNameSchema } from '@/lib/team/team-view';
import { momentSchema } from '@/lib/time/moment';
import type { Receiving } from './shared-record';

const memberIdSchema = z.string().check(z.minLength(1), z.maxLength(64));

/** A member, as the others get to know it. Its times are of the server's clock. */
export const memberSchema = z.object({
  kind: z.literal('member'),
  id: memberIdSchema,
  name: teamNameSchema,
  joinedAt: momentSchema,
  publicKey: z.string().check(z.regex(/^[\w-]{80,100}$/)),
  /** True: this member has left. */
  isGone: z.boolean(),
});

/** The team itself. */
export const teamRecordSchema = z.object({
  kind: z.literal('team'),
  teamName: teamNameSchema,
  perMinute: z.number().check(z.minimum(1), z.maximum(1_000)),
  isEnded: z.boolean(),
  /** The accounts that the team shares, by their ids for the team. */
  accountIds: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)),
  /** The member who decides which settings the team shares. Missing in records from before it was named (`owner.ts`). */
  ownerId: z.optional(memberIdSchema),
});

export type TeamRecord = z.infer<typeof teamRecordSchema>;

/** The team has a new secret. Each member that stays finds it here, encrypted for it alone. */
export const moveSchema = z.object({
  kind: z.literal('move'),
  from: z.string(),
  wraps: z.record(z.string(), z.string()),
});

/** Parses the record of the team itself. Undefined: the content is another record. */
export function parseTeam(content: unknown): TeamRecord | undefined {
  return teamRecordSchema.safeParse(content).data;
}

const schema = z.discriminatedUnion('kind', [memberSchema, teamRecordSchema]);

/** Reads a record about the team or a member, not about an account. Undefined: the content is another record. */
export function readTeamRecord(content: unknown) {
  const { data } = schema.safeParse(content);
  if (!data) return undefined;
  return {
    data,
    /** @param sequence the number of its message */
    write: async (transaction: Receiving, next: Received, ahead: number, sequence: number): Promise<void> => {
      if (data.kind === 'team') {
        // A version of Sidecar that does not know owners leaves this out when it changes something else.
        if (data.ownerId !== undefined) next.ownerId = data.ownerId;
        next.teamName = data.teamName;
        next.perMinute = data.perMinute;
        next.isEnded = data.isEnded;
        return;
      }
      const members = transaction.objectStore('teamMembers');
      const { id, name, joinedAt, publicKey, isGone } = data;
      if (isGone) {
        await members.delete(id);
        return;
      }
      const kept = await members.get(id);
      const firstHeard = kept ? kept.firstHeard : sequence;
      const heard = firstHeard === undefined ? {} : { firstHeard };
      await members.put({ id, name, publicKey, joinedAt: joinedAt + ahead, ...heard });
    },
  };
}
