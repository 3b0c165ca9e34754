import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { startState } from '@/lib/background/sync/state';
import { version010 } from '@/lib/stored/fixtures/version-0.1.0';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';

const now = Date.now();
const accountId = account.id;
const orderId = String(wireOrder.order_id);
const ticket = 'app.responso.com 1';
const { statusSince: _, ...order } = toOrder(wireOrderSchema.parse(wireOrder), accountId, now, 1);
const { statusSince: __, ...orderReturn } = toReturn(
  wireReturnSchema.parse({ return_id: 5, order_id: orderId, email: wireOrder.email, date_add: now / 1000 }),
  accountId,
  now,
);

/** The token of the account. */
export const keptToken = 'kept-token';

/** A token under its key, as the vault seals it. */
export async function sealByHand(): Promise<{ vaultKey: CryptoKey; token: object }> {
  const vaultKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(keptToken);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, vaultKey, bytes);
  return { vaultKey, token: { iv, sealed, fingerprint: 'fingerprint' } };
}

/** A record of each store but the vault's, as version 0.1.0 wrote it: fields that came later are missing. */
export const recordsOf010: Record<string, object> = {
  accounts: { ...account, statuses: [{ id: '402121', name: 'New', color: '', group: '' }] },
  orders: order,
  returns: orderReturn,
  parcels: { accountId, orderId, parcels: [], keys: [], readAt: 1 },
  cursors: startState(accountId, now),
  budgets: { sent: [1], blockedUntil: 5 },
  links: { ticketKey: ticket, accountId, orderId, verdict: 'linked', at: 1 },
  seenTickets: {
    ...{ key: ticket, subject: 'Hello', address: 'https://app.responso.com/tickets/1', seenAt: now },
    ...{ orders: [`${accountId}/${orderId}`], named: [`${accountId}/${orderId}`], returns: [] },
    kind: { type: 'return', source: 'Responso' },
  },
  outbox: { ...version010.shownChanges['account-1/order/48213377'], accountId },
  activity: {
    ...{
      accountId,
      subject: 'order',
      id: orderId,
      changeId: 'c',
      who: 'agent',
      ruleId: '',
      from: '1',
      to: '2',
    },
    ...{ at: 1, result: 'done' },
  },
  ledger: {
    ...{ ruleId: 'r', about: ticket, accountId, orderId, changes: [], unknown: [], at: 1 },
    verdict: 'asked',
  },
};
