import * as z from 'zod/mini';
import { database, type AccountStore, type TokenStore } from '@/lib/background/storage/db';
import { openText, sealText } from '@/lib/background/storage/vault';
import { generationSchema, secretSchema, teamIdSchema } from '@/lib/background/team/invite';
import { setSharedAccounts, sharedAccountsKey } from '@/lib/background/team/shared-accounts';
import { serverAccessSchema, teamNameSchema } from '@/lib/team/team-view';
import { readJson } from '@/lib/text/read-json';

const membershipKey = 'team';
/** Under this key is the private key of this member (`member-key.ts`). */
const memberKeyKey = 'teamKey';

const membershipSchema = z.object({
  server: z.string(),
  access: serverAccessSchema,
  teamId: teamIdSchema,
  generation: generationSchema,
  secret: secretSchema,
  /** As it was when this browser joined. */
  teamName: teamNameSchema,
  /** Requests a minute for a token, as this browser had it when it made the team or joined. */
  perMinute: z.number(),
  me: z.object({ id: z.string(), name: teamNameSchema, joinedAt: z.number(), publicKey: z.string() }),
  /**
   * The id of an account for the team → its id in this browser. One that is not connected here was disconnected here:
   * the others have it still.
   */
  accounts: z.record(z.string(), z.string()),
  /** Those that were connected here before. They stay when this browser leaves. Ids of this browser. */
  brought: z.array(z.string()),
  /** Accounts that this browser is about to share, by their ids for the team (`settleAccounts`). */
  sharing: z._default(z.array(z.string()), []),
  /** True: this browser has left, and is about to forget the team. */
  isOver: z._default(z.boolean(), false),
});

/** What makes this browser a member. It contains the secret, so it is sealed with the vault's key. */
export type Membership = z.infer<typeof membershipSchema>;

const sealedSchema = z.object({
  iv: z.instanceof(Uint8Array<ArrayBuffer>),
  sealed: z.instanceof(ArrayBuffer),
});

/** Undefined: this browser is in no team, or its vault cannot open what makes it a member any more. */
export async function readMembership(): Promise<Membership | undefined> {
  const sealed = sealedSchema.safeParse(await (await database()).get('values', membershipKey));
  if (!sealed.success) return undefined;
  const read = membershipSchema.safeParse(readJson((await openText(sealed.data)) ?? ''));
  return read.success ? read.data : undefined;
}

/** The private key of this member. */
export async function readMemberKey(): Promise<CryptoKey | undefined> {
  const kept = await (await database()).get('values', memberKeyKey);
  return kept instanceof CryptoKey ? kept : undefined;
}

export async function writeMemberKey(key: CryptoKey): Promise<void> {
  await (await database()).put('values', key, memberKeyKey);
}

/**
 * Stores the membership, and marks the team's accounts as shared, in one transaction.
 *
 * @param putAccount writes an account that the membership has from now on. Awaits nothing but the stores
 */
export async function writeMembership(
  membership: Membership,
  putAccount?: (accounts: AccountStore, tokens: TokenStore) => Promise<unknown>,
): Promise<void> {
  const sealed = await sealText(JSON.stringify(membership));
  // '' stands for what belongs to no account.
  const accountIds = ['', ...Object.values(membership.accounts)];
  const db = await database();
  // An account that is seen here before it is known as shared would be synced alone.
  if (putAccount) setSharedAccounts(accountIds);
  const transaction = db.transaction(['values', 'accounts', 'tokens'], 'readwrite');
  const values = transaction.objectStore('values');
  await values.put(sealed, membershipKey);
  await values.put(accountIds, sharedAccountsKey);
  await putAccount?.(transaction.objectStore('accounts'), transaction.objectStore('tokens'));
  await transaction.done;
  setSharedAccounts(accountIds);
}

/** Forgets the team: what it has not got yet, and how far it was received. Its accounts are left to the caller. */
export async function eraseMembership(): Promise<void> {
  const transaction = (await database()).transaction(
    ['values', 'teamUnsent', 'teamReceived', 'teamMembers'],
    'readwrite',
  );
  await Promise.all([
    transaction.objectStore('values').delete(membershipKey),
    transaction.objectStore('values').delete(memberKeyKey),
    transaction.objectStore('values').delete(sharedAccountsKey),
    transaction.objectStore('teamUnsent').clear(),
    transaction.objectStore('teamReceived').clear(),
    transaction.objectStore('teamMembers').clear(),
    transaction.done,
  ]);
  setSharedAccounts([]);
}
