import * as z from 'zod/mini';
import type { Account, Status } from '@/lib/model/account';
import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import { storedItem } from '@/lib/stored/stored-item';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { RefusalError } from '@/lib/background/base-api/client';
import {
  extraFieldsSchema,
  readEach,
  returnReasonsSchema,
  sourcesSchema,
  statusGroupListSchema,
  statusListSchema,
  wireExtraFieldSchema,
  wireReturnReasonSchema,
  wireStatusGroupSchema,
  wireStatusSchema,
  type WireStatus,
  type WireStatusGroup,
} from '@/lib/background/base-api/schemas';
import { database } from '@/lib/background/storage/db';
import { noteUnsent } from '@/lib/background/storage/put-shared';
import { withAccount } from '@/lib/background/storage/with-account';
import { team } from '@/lib/background/team/team';
import { joined } from '@/lib/async/joined';
import { announce } from '@/lib/background/progress/announce';

const day = 86_400_000;
/**
 * Minimum time between two reads because of an unknown status id (ms). If Base has deleted the status, its id stays
 * unknown however often Base is asked.
 */
const learnEvery = 600_000;

type Ask = <T>(method: string, schema: z.ZodMiniType<T>) => Promise<T>;

/**
 * The names that the seller gave things in Base. `sources` and `extraFields` are missing where Base refuses to list
 * them: then the known ones stay.
 */
type Named = Pick<Account, 'statuses' | 'returnStatuses' | 'returnReasons'> &
  Partial<Pick<Account, 'sources' | 'extraFields'>>;

/**
 * Reads the account's statuses of orders and returns in Base's order, its return reasons, its order sources and the
 * names of its extra fields of orders.
 *
 * @throws FailureError what `ask` throws. Only the order statuses are required: any other list that Base refuses is
 * left empty or missing
 */
export async function readStatuses(ask: Ask): Promise<Named> {
  const { statuses } = await ask('getOrderStatusList', statusListSchema);
  const groups = await askIfAllowed(ask, 'getOrderStatusGroups', statusGroupListSchema);
  const ofReturns = await askIfAllowed(ask, 'getOrderReturnStatusList', statusListSchema);
  const groupsOfReturns = await askIfAllowed(ask, 'getOrderReturnStatusGroups', statusGroupListSchema);
  const reasons = await askIfAllowed(ask, 'getOrderReturnReasonsList', returnReasonsSchema);
  const sources = await askIfAllowed(ask, 'getOrderSources', sourcesSchema);
  const fields = await askIfAllowed(ask, 'getOrderExtraFields', extraFieldsSchema);
  return {
    statuses: inBasesOrder(statuses, groups?.status_groups ?? []),
    returnStatuses: inBasesOrder(ofReturns?.statuses ?? [], groupsOfReturns?.status_groups ?? []),
    returnReasons: readNames(reasons?.return_reasons ?? [], wireReturnReasonSchema),
    ...(sources && { sources: sources.sources }),
    ...(fields && { extraFields: readNames(fields.extra_fields, wireExtraFieldSchema) }),
  };
}

/** Id → name. */
function readNames(raw: readonly unknown[], schema: z.ZodMiniType<[id: string, name: string]>) {
  return Object.fromEntries(readEach(raw, schema).records);
}

async function askIfAllowed<T>(ask: Ask, method: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  try {
    return await ask(method, schema);
  } catch (thrown) {
    const isRefused = thrown instanceof RefusalError && thrown.failure.kind === 'unexpectedAnswer';
    if (isRefused) return undefined;
    throw thrown;
  }
}

/**
 * Sorts statuses by group, in Base's order of groups. Statuses without a group come last. Within a group they keep
 * their order.
 */
function inBasesOrder(rawStatuses: readonly unknown[], rawGroups: readonly unknown[]): Status[] {
  const statuses: WireStatus[] = readEach(rawStatuses, wireStatusSchema).records;
  const groups: WireStatusGroup[] = readEach(rawGroups, wireStatusGroupSchema).records;
  const placeOf = ({ group_id }: WireStatus) => {
    const place = groups.findIndex((group) => group.group_id === group_id);
    return place === -1 ? groups.length : place;
  };
  return statuses
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((status) => ({
      id: status.id,
      name: status.name,
      color: status.color,
      group: groups[placeOf(status)]?.name ?? '',
    }));
}

/**
 * Account id → when its statuses were last read because of an unknown id, Unix ms. Stored, because the worker may stop
 * in between.
 */
const learnt = storedItem('session:statuses-learnt', z.record(z.string(), z.number()), {});

/**
 * Reads an account's statuses again if one of its orders or returns has a status that is not among them. Announces the
 * topic `accounts`. Never throws.
 */
export function learnStatusesOf(...seen: Parameters<typeof learn>): Promise<void> {
  return learn(...seen).catch(() => undefined);
}

async function learn(
  orders: readonly Pick<Order, 'accountId' | 'statusId'>[],
  returns: readonly Pick<OrderReturn, 'accountId' | 'statusId'>[],
): Promise<void> {
  const accounts = await database()
    .then((db) => db.getAll('accounts'))
    .catch(() => []);
  for (const { id, statuses, returnStatuses } of accounts) {
    const unknown = [...unknownOf(id, orders, statuses), ...unknownOf(id, returns, returnStatuses)];
    if (unknown.length === 0) continue;
    const times = await learnt.read();
    if (Math.abs(Date.now() - (times[id] ?? 0)) < learnEvery) continue;
    await learnt.write({ ...times, [id]: Date.now() });
    await refreshStatuses(id);
  }
}

function unknownOf(
  accountId: string,
  seen: readonly Pick<Order, 'accountId' | 'statusId'>[],
  statuses: readonly Status[],
): string[] {
  const known = new Set(['', ...statuses.map(({ id }) => id)]);
  return seen.flatMap((one) =>
    one.accountId === accountId && !known.has(one.statusId) ? [one.statusId] : [],
  );
}

/**
 * Refreshes the statuses of every account whose statuses are older than a day. Skips accounts whose sync reports a
 * failure, such as a token that Base rejects: the sync tries those again at its own pace.
 */
export async function refreshOldStatuses(): Promise<void> {
  const accounts = await database()
    .then((db) => db.getAll('accounts'))
    .catch(() => []);
  const progress = await syncProgress.read();
  const old = accounts.filter(({ id, statusesReadAt }) => {
    const isStopped = (progress[id] ?? noProgress).failure !== null;
    return !isStopped && Math.abs(Date.now() - statusesReadAt) > day;
  });
  await Promise.all(
    old.map(async ({ id }) => {
      // In a team, one member asks for all.
      if ((await team().takeTurn(id)).kind !== 'others') await refreshStatuses(id);
    }),
  );
}

/** Never throws: if statuses cannot be read now, the stored ones stay, and the sync reports what is wrong with Base. */
const refreshStatuses = joined(
  (accountId: string) => refresh(accountId).catch(() => undefined),
  (accountId) => accountId,
);

async function refresh(accountId: string): Promise<void> {
  const read = await readStatuses((method, schema) => askInteractively(accountId, method, {}, schema));
  await withAccount(accountId, ['teamUnsent'], async (transaction) => {
    const accounts = transaction.objectStore('accounts');
    const account = await accounts.get(accountId);
    if (account) await accounts.put({ ...account, ...read, statusesReadAt: Date.now() });
    await noteUnsent(() => transaction.objectStore('teamUnsent'), 'account', accountId);
  });
  team().send();
  await announce('accounts');
}
