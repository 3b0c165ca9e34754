import { toFailure, type Failure } from '@/lib/model/failure';
import { isStatusChange, type Change } from '@/lib/model/change';
import { RefusalError } from '@/lib/background/base-api/client';
import { afterBlock } from '@/lib/background/base-api/budget-at';
import { doneSchema } from '@/lib/background/base-api/schemas';
import { toWireFields } from '@/lib/background/base-api/order-field-names';
import { takeStep, readChange, type Target } from './outbox';
import type { OutboxWorld } from './outbox-world';
import { asArrived, readForChange, type Reading } from './read-from-base';

/**
 * How long Base may take to carry out a request whose answer is lost (ms). Until then an unchanged order proves
 * nothing.
 */
const inFlight = 10_000;
/**
 * A change that waits for the network is tried again after this (ms), or earlier when the network is known to be back.
 */
const tryAgain = 15_000;

/**
 * Takes a change as far as it goes: reads the order or return, sends the change if what it replaces is still there, and
 * reads it again. If the worker is killed in here, the next call resumes the change:
 *
 * - killed before `sending` is written: nothing was sent, and all begins again;
 * - killed after it: nobody knows. The order is read, and a change that is not there is not sent again without the
 *   agent.
 *
 * A browser itself may repeat a request when its connection ends without an answer: `send-once.ts` prevents that as far
 * as possible.
 *
 * Must not run twice at once for one target. Throws nothing that Base or the network can cause.
 *
 * @returns when to call again (Unix ms); undefined: nothing is left to do, or only the agent can say what
 */
export async function settleChange(world: OutboxWorld, target: Target): Promise<number | undefined> {
  const change = await readChange(target);
  if (change?.state !== 'pending' && change?.state !== 'sending') return undefined;
  let reading: Reading;
  try {
    reading = await readForChange(world, change);
  } catch (thrown) {
    return await keepWaiting(world, change, thrown);
  }
  return change.state === 'pending' ? sendOnce(world, change, reading) : conclude(world, change, reading);
}

async function sendOnce(world: OutboxWorld, change: Change, reading: Reading) {
  const { standing, seen, readAt: settledAt, save } = reading;
  if (standing !== 'same') {
    const state = standing === 'done' ? 'done' : standing === 'gone' ? 'failed' : 'conflict';
    await takeStep(change, { ...seen, state, settledAt, failure: null }, save);
    return undefined;
  }
  const sentAt = world.now();
  const sending = await takeStep(change, { ...seen, state: 'sending', sentAt, failure: null }, save);
  if (!sending) return undefined;
  try {
    await send(world, sending);
  } catch (thrown) {
    return await settleUnconfirmed(world, sending, thrown);
  }
  // Base has said that it is done. It is read again only to show what Base's automatic actions made of it.
  const after = await readForChange(world, sending).catch(() => undefined);
  const isThere = after && after.standing !== 'gone';
  const arrived = isThere ? after.seen : asArrived(sending);
  await takeStep(
    sending,
    { ...arrived, state: 'done', settledAt: after?.readAt ?? world.now() },
    after?.save,
  );
  return undefined;
}

async function send({ ask }: OutboxWorld, change: Change): Promise<void> {
  const { accountId } = change;
  const id = Number(change.id);
  if (!isStatusChange(change))
    await ask(accountId, 'setOrderFields', { order_id: id, ...toWireFields(change.to) }, doneSchema);
  else if (change.subject === 'order')
    await ask(accountId, 'setOrderStatus', { order_id: id, status_id: Number(change.to) }, doneSchema);
  else
    await ask(accountId, 'setOrderReturnStatus', { return_id: id, status_id: Number(change.to) }, doneSchema);
}

/** Settles a change whose request ended without Base's confirmation. */
async function settleUnconfirmed(world: OutboxWorld, sending: Change, thrown: unknown) {
  const failure = toFailure(thrown);
  const settledAt = world.now();
  // Base gave no access, so nothing was changed.
  if (failure.kind === 'tokenRejected' || failure.kind === 'notConnected') {
    await takeStep(sending, { ...sending, state: 'failed', settledAt, failure });
    return undefined;
  }
  // Nothing was sent, or Base did nothing.
  if (failure.kind === 'tokenBlocked' || failure.kind === 'budgetSpent') {
    const pending = await takeStep(sending, { ...sending, state: 'pending', sentAt: 0 });
    return pending && (await keepWaiting(world, pending, thrown));
  }
  // The request may have been on its way until now.
  const sent = await takeStep(sending, { ...sending, sentAt: settledAt });
  if (!sent) return undefined;
  try {
    const reading = await readForChange(world, sent);
    return await conclude(world, sent, reading, thrown instanceof RefusalError ? failure : undefined);
  } catch (unread) {
    return await keepWaiting(world, sent, unread);
  }
}

/** Decides about a change that may have arrived, by what Base has now. */
async function conclude(world: OutboxWorld, change: Change, reading: Reading, refusal?: Failure) {
  const { standing, seen, readAt: settledAt, save } = reading;
  if (standing === 'done') {
    await takeStep(change, { ...seen, state: 'done', settledAt, failure: null }, save);
    return undefined;
  }
  if (refusal) {
    await takeStep(change, { ...seen, state: 'failed', settledAt, failure: refusal }, save);
    return undefined;
  }
  const isLanded = Math.abs(world.now() - change.sentAt) >= inFlight;
  if (!isLanded) {
    await takeStep(change, { ...seen, failure: null }, save);
    return change.sentAt + inFlight;
  }
  await takeStep(change, { ...seen, state: 'unknown', settledAt, failure: null }, save);
  return undefined;
}

/**
 * Keeps a change for which Base cannot be asked now. If the token is rejected or missing, or if Base refuses the
 * request, which may be for good, the agent decides. Otherwise the change waits.
 */
async function keepWaiting(world: OutboxWorld, change: Change, thrown: unknown) {
  const failure = toFailure(thrown);
  const now = world.now();
  const isRefused = thrown instanceof RefusalError && failure.kind === 'unexpectedAnswer';
  if (isRefused || failure.kind === 'tokenRejected' || failure.kind === 'notConnected') {
    // A change that was sent once, and that the agent confirmed again, may have arrived all the same.
    const state = change.state === 'pending' && change.sentAt === 0 ? 'failed' : 'unknown';
    await takeStep(change, { ...change, state, settledAt: now, failure });
    return undefined;
  }
  await takeStep(change, { ...change, failure });
  return failure.kind === 'tokenBlocked' ? Math.max(now, failure.until) + afterBlock : now + tryAgain;
}
