import { toFailure, type Failure } from '@/lib/model/failure';
import type { StatusChange, Subject } from '@/lib/model/status-change';
import { RefusalError } from '@/lib/background/base-api/client';
import { afterBlock } from '@/lib/background/base-api/budget-at';
import { doneSchema } from '@/lib/background/base-api/schemas';
import { takeStep, readChange } from './outbox';
import type { OutboxWorld } from './outbox-world';
import { readSubject, type Reading } from './read-from-base';

/** How long a request whose answer is lost may take to be carried out (ms): until then its absence says nothing. */
const inFlight = 10_000;
/** What waits for the network is tried again after this (ms), or earlier when somebody knows better. */
const tryAgain = 15_000;

/**
 * Takes a change as far as it goes: reads the order or return, sends the change if that is still as it was confirmed, and
 * reads it again. A worker killed anywhere in here leaves a change from which the next call goes on:
 *
 * - killed before `sending` is written, nothing was sent: all begins again;
 * - killed after it, nobody knows: it is looked at, and what is not there is not sent again without the agent.
 *
 * A browser itself may send a request once more when its connection is gone without an answer: `send-once.ts` keeps it
 * from that, as far as it can.
 *
 * Never two at once for one order or return. Throws nothing that Base or the network can cause.
 *
 * @returns when to call again (Unix ms); undefined: nothing is left to do, or only the agent can say what
 */
export async function settleChange(world: OutboxWorld, subject: Subject): Promise<number | undefined> {
  const change = await readChange(subject);
  if (change?.state !== 'pending' && change?.state !== 'sending') return undefined;
  let reading: Reading;
  try {
    reading = await readSubject(world, change);
  } catch (thrown) {
    return await keepWaiting(world, change, thrown);
  }
  return change.state === 'pending' ? sendOnce(world, change, reading) : conclude(world, change, reading);
}

async function sendOnce(world: OutboxWorld, change: StatusChange, reading: Reading) {
  const settledAt = reading.readAt;
  const found = reading.statusId ?? '';
  const { save } = reading;
  if (found === change.to) {
    await takeStep(change, { state: 'done', found, settledAt, failure: null }, save);
    return undefined;
  }
  if (found !== change.from || isTouched(change, reading)) {
    const state = reading.statusId === undefined ? 'failed' : 'conflict';
    await takeStep(change, { state, found, settledAt, failure: null }, save);
    return undefined;
  }
  const sentAt = world.now();
  const sending = await takeStep(change, { state: 'sending', found, sentAt, failure: null }, save);
  if (!sending) return undefined;
  try {
    await send(world, sending);
  } catch (thrown) {
    return await lookAfter(world, sending, thrown);
  }
  // Base has said it is done. What it is like now, after Base's automatic actions, is only worth knowing.
  const after = await readSubject(world, sending).catch(() => undefined);
  await takeStep(
    sending,
    { state: 'done', found: after?.statusId ?? sending.to, settledAt: after?.readAt ?? world.now() },
    after?.save,
  );
  return undefined;
}

/**
 * True when the status was changed since a rule saw it, and is what it was again: the same rule in another browser has
 * acted, or an agent. What a rule wants to leave is not this any more.
 */
function isTouched({ since = 0 }: StatusChange, { statusSince }: Reading): boolean {
  return since > 0 && statusSince > 0 && since !== statusSince;
}

async function send({ ask }: OutboxWorld, { accountId, subject, id, to }: StatusChange): Promise<void> {
  const status_id = Number(to);
  if (subject === 'order')
    await ask(accountId, 'setOrderStatus', { order_id: Number(id), status_id }, doneSchema);
  else await ask(accountId, 'setOrderReturnStatus', { return_id: Number(id), status_id }, doneSchema);
}

/** The change was to be sent, and Base has not said that it is done. */
async function lookAfter(world: OutboxWorld, sending: StatusChange, thrown: unknown) {
  const failure = toFailure(thrown);
  const settledAt = world.now();
  // Not let in at all.
  if (failure.kind === 'tokenRejected' || failure.kind === 'notConnected') {
    await takeStep(sending, { state: 'failed', settledAt, failure });
    return undefined;
  }
  // Nothing was sent, or nothing of it was done.
  if (failure.kind === 'tokenBlocked' || failure.kind === 'budgetSpent') {
    const pending = await takeStep(sending, { state: 'pending', sentAt: 0 });
    return pending && (await keepWaiting(world, pending, thrown));
  }
  // Until now it may have been on its way.
  const sent = await takeStep(sending, { sentAt: settledAt });
  if (!sent) return undefined;
  try {
    const reading = await readSubject(world, sent);
    return await conclude(world, sent, reading, thrown instanceof RefusalError ? failure : undefined);
  } catch (unread) {
    return await keepWaiting(world, sent, unread);
  }
}

/** A change that may have arrived, and what Base has now. */
async function conclude(world: OutboxWorld, change: StatusChange, reading: Reading, refusal?: Failure) {
  const found = reading.statusId ?? '';
  const settledAt = reading.readAt;
  if (found === change.to) {
    await takeStep(change, { state: 'done', found, settledAt, failure: null }, reading.save);
    return undefined;
  }
  if (refusal) {
    await takeStep(change, { state: 'failed', found, settledAt, failure: refusal }, reading.save);
    return undefined;
  }
  const isSurely = Math.abs(world.now() - change.sentAt) >= inFlight;
  if (!isSurely) {
    await takeStep(change, { found, failure: null }, reading.save);
    return change.sentAt + inFlight;
  }
  await takeStep(change, { state: 'unknown', found, settledAt, failure: null }, reading.save);
  return undefined;
}

/**
 * Base cannot be asked now. What needs another token than this one is over, and so is what Base refuses to tell, which it
 * may do for good: the agent decides. Everything else waits.
 */
async function keepWaiting(world: OutboxWorld, change: StatusChange, thrown: unknown) {
  const failure = toFailure(thrown);
  const now = world.now();
  const isRefused = thrown instanceof RefusalError && failure.kind === 'unexpectedAnswer';
  if (isRefused || failure.kind === 'tokenRejected' || failure.kind === 'notConnected') {
    // One that is wanted again after it was sent once may have arrived all the same.
    const state = change.state === 'pending' && change.sentAt === 0 ? 'failed' : 'unknown';
    await takeStep(change, { state, settledAt: now, failure });
    return undefined;
  }
  await takeStep(change, { failure });
  return failure.kind === 'tokenBlocked' ? Math.max(now, failure.until) + afterBlock : now + tryAgain;
}
