import { toFailure, type Failure } from '@/lib/model/failure';
import type { StatusChange, Subject } from '@/lib/model/status-change';
import { RefusalError } from '@/lib/background/base-api/client';
import { afterBlock } from '@/lib/background/base-api/budget-at';
import { doneSchema } from '@/lib/background/base-api/schemas';
import { takeStep, readChange } from './outbox';
import type { OutboxWorld } from './outbox-world';
import { readSubject, type Reading } from './read-from-base';

/**
 * How long Base may take to carry out a request whose answer is lost (ms). Until then an unchanged status proves
 * nothing.
 */
const inFlight = 10_000;
/**
 * A change that waits for the network is tried again after this (ms), or earlier when the network is known to be back.
 */
const tryAgain = 15_000;

/**
 * Takes a change as far as it goes: reads the order or return, sends the change if the status is still the confirmed
 * one, and reads it again. If the worker is killed in here, the next call resumes the change:
 *
 * - killed before `sending` is written: nothing was sent, and all begins again;
 * - killed after it: nobody knows. The status is read, and a change that is not there is not sent again without the
 *   agent.
 *
 * A browser itself may repeat a request when its connection ends without an answer: `send-once.ts` prevents that as far
 * as possible.
 *
 * Must not run twice at once for one order or return. Throws nothing that Base or the network can cause.
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
  // Base has said that it is done. It is read again only to show the status after Base's automatic actions.
  const after = await readSubject(world, sending).catch(() => undefined);
  await takeStep(
    sending,
    { state: 'done', found: after?.statusId ?? sending.to, settledAt: after?.readAt ?? world.now() },
    after?.save,
  );
  return undefined;
}

/**
 * True when the status was changed since a rule saw it, and then changed back: by the same rule in another browser, or
 * by an agent. It is not the status any more that the rule decided about.
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

/** Handles a change that was to be sent, but that Base has not confirmed. */
async function lookAfter(world: OutboxWorld, sending: StatusChange, thrown: unknown) {
  const failure = toFailure(thrown);
  const settledAt = world.now();
  // Base gave no access, so nothing was changed.
  if (failure.kind === 'tokenRejected' || failure.kind === 'notConnected') {
    await takeStep(sending, { state: 'failed', settledAt, failure });
    return undefined;
  }
  // Nothing was sent, or Base did nothing of it.
  if (failure.kind === 'tokenBlocked' || failure.kind === 'budgetSpent') {
    const pending = await takeStep(sending, { state: 'pending', sentAt: 0 });
    return pending && (await keepWaiting(world, pending, thrown));
  }
  // The request may have been on its way until now.
  const sent = await takeStep(sending, { sentAt: settledAt });
  if (!sent) return undefined;
  try {
    const reading = await readSubject(world, sent);
    return await conclude(world, sent, reading, thrown instanceof RefusalError ? failure : undefined);
  } catch (unread) {
    return await keepWaiting(world, sent, unread);
  }
}

/** Decides about a change that may have arrived, by the status that Base has now. */
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
 * Handles a change for which Base cannot be asked now. If the token is rejected or missing, or if Base refuses the
 * request, which may be for good, the agent decides. Otherwise the change waits.
 */
async function keepWaiting(world: OutboxWorld, change: StatusChange, thrown: unknown) {
  const failure = toFailure(thrown);
  const now = world.now();
  const isRefused = thrown instanceof RefusalError && failure.kind === 'unexpectedAnswer';
  if (isRefused || failure.kind === 'tokenRejected' || failure.kind === 'notConnected') {
    // A change that was sent once, and that the agent confirmed again, may have arrived all the same.
    const state = change.state === 'pending' && change.sentAt === 0 ? 'failed' : 'unknown';
    await takeStep(change, { state, settledAt: now, failure });
    return undefined;
  }
  await takeStep(change, { failure });
  return failure.kind === 'tokenBlocked' ? Math.max(now, failure.until) + afterBlock : now + tryAgain;
}
