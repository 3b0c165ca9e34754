import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { teamNameSchema } from '@/lib/team/team-view';
import { readInvite, type Invite } from './invite';

/** What an administrator can set for this browser. `public/managed-schema.json` says the same to Chrome. */
const policySchema = z.object({
  teamInvite: z.string().check(z.minLength(1), z.maxLength(20_000)),
  memberName: z.catch(z.optional(teamNameSchema), undefined),
});

export type TeamPolicy = z.infer<typeof policySchema>;

/**
 * The team that the administrator of this browser has set. Undefined: none. Chrome also has none until it has read its
 * policies, which may be seconds after its start and raises no event (w3c/webextensions#547, 2024-02): ask again.
 */
export async function readPolicy(): Promise<TeamPolicy | undefined> {
  // Firefox rejects when there is no policy (w3c/webextensions#497, 2023-11).
  const kept: unknown = await browser.storage.managed.get().catch(() => undefined);
  return policySchema.safeParse(kept).data;
}

/** The invite of the policy. Undefined: there is no policy, or its invite cannot be read. */
export async function readPolicyInvite(): Promise<Invite | undefined> {
  const policy = await readPolicy();
  return policy && readInvite(policy.teamInvite).catch(() => undefined);
}
