import * as z from 'zod/mini';
import { connectedAccountSchema } from '@/lib/model/account';
import type { EditActivity, StatusActivity } from '@/lib/model/activity';
import { linkSchema } from '@/lib/model/link';
import { changeSchema, shownEditSchema, statusChangeSchema } from '@/lib/model/change';
import { ledgerEntrySchema } from '@/lib/rules/ledger-entry';
import { momentSchema } from '@/lib/time/moment';

const sealedTokenSchema = z.object({
  iv: z.instanceof(Uint8Array<ArrayBuffer>),
  sealed: z.instanceof(ArrayBuffer),
  fingerprint: z.string(),
});

const budgetSchema = z.object({
  sent: z.array(z.number()),
  blockedUntil: momentSchema,
  share: z._default(z.number(), 1),
  slowedAt: z._default(momentSchema, 0),
});

const told = { accountId: true, subject: true, id: true, changeId: true, who: true, ruleId: true } as const;
const lineShape = {
  at: momentSchema,
  result: z.enum([...statusChangeSchema.shape.state.options, 'unchanged', 'cancelled']),
  member: z.optional(z.string()),
};
const statusActivitySchema: z.ZodMiniType<StatusActivity> = z.extend(
  z.pick(statusChangeSchema, { ...told, from: true, to: true }),
  lineShape,
);
const editActivitySchema: z.ZodMiniType<EditActivity> = z.extend(
  z.pick(shownEditSchema, { ...told, fields: true }),
  lineShape,
);
/** A line of the activity log. */
export const activitySchema = z.union([statusActivitySchema, editActivitySchema]);

/**
 * The records that are rescued when the database is rebuilt: those that Base cannot give back. Store → the schema that
 * its records must fit.
 */
export const rescuedSchemas = {
  accounts: connectedAccountSchema,
  vaultKey: z.instanceof(CryptoKey),
  tokens: sealedTokenSchema,
  budgets: budgetSchema,
  links: linkSchema,
  outbox: changeSchema,
  activity: activitySchema,
  ledger: ledgerEntrySchema,
  // Each is parsed when it is used, and what cannot be read is put aside then.
  values: z.unknown(),
};
