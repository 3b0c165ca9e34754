import { DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { FailureError } from '@/lib/model/failure';
import { readJson } from '@/lib/text/read-json';
import { announce } from '@/lib/background/progress/announce';
import { database } from '@/lib/background/storage/db';
import { isPreference, type Received } from '@/lib/background/storage/records';
import type { Topic } from '@/lib/stored/changes';
import { moveSchema, readTeamRecord } from './team-records';
import { writePreference } from './shared-preferences';
import { beginReceiving, prepareWrite, travellingSchema, type Travelling, type Write } from './shared-record';
import type { Session } from '@/lib/background/team/nats/connection/session';

/** Nothing was received yet. `perMinute` is what a new team allows. */
export const noneReceived: Received = {
  stream: '',
  ahead: 0,
  sequence: 0,
  cursors: {},
  teamName: '',
  perMinute: 60,
  isEnded: false,
};

/** At most this many records are written in one transaction: an agent who looks waits for no more. */
const mostAtOnce = 250;

/**
 * A batch is written this long after its first message (ms), even if the server has announced more: two members who
 * write at once replace messages that it still counts (seen with nats-server 2.9.10, 2026-11).
 */
const longestWait = 100;

export interface ReceiveWish {
  session: Session;
  me: string;
  /** The id of an account in this browser, by the team's; undefined: it is not known here. */
  accountOf: (teamAccountId: string) => string | undefined;
  /** Connects accounts that are new in the team, before their records come. */
  adopt: (teamAccountIds: readonly string[]) => Promise<void>;
  /** True when the copy here is to be sent again because it is newer than the server's. */
  isHealer: (accountId: string) => boolean;
  /** Called after each transaction. */
  onReceived: (what: Heard) => void;
}

/** What one transaction has brought. */
export interface Heard {
  /** How many messages could not be read. */
  unread: number;
  received: Received;
  /** True: this browser was removed. */
  isRemoved: boolean;
  /** True: another member has left. */
  hasOtherLeft: boolean;
  /** True: another member syncs an account, or has just ended a cycle. */
  hasOtherSynced: boolean;
}

/**
 * Prepares to receive what members send, from where this browser was. Records and the position that covers them are
 * written in one transaction.
 */
export async function receive(wish: ReceiveWish) {
  const { session } = wish;
  const before = await readReceived(session.stream);
  const consumer = await session.js.consumers.get(session.layout.stream, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: before.sequence + 1,
  });
  const messages = await consumer.consume({ max_messages: 2 * mostAtOnce });
  let sequence = before.sequence;
  const waiting = new Set<{ look: () => void; giveUp: (why: Error) => void }>();
  let hasStopped = false;
  const unreachable = () => new FailureError({ kind: 'teamUnreachable' });

  async function run(): Promise<void> {
    const iterator = messages[Symbol.asyncIterator]();
    const next = () => {
      const coming = iterator.next();
      // A failure is met at the next turn of the loop.
      coming.catch(() => undefined);
      return coming;
    };
    let batch: JsMsg[] = [];
    let coming = next();
    let due = pause();
    for (;;) {
      const come = await (batch.length === 0 ? coming : Promise.race([coming, due]));
      if (come !== 'due') {
        if (come.done) return;
        if (batch.length === 0) due = pause();
        batch.push(come.value);
        coming = next();
        if (batch.length < mostAtOnce && come.value.info.pending > 0) continue;
      }
      const last = batch.at(-1)?.seq ?? sequence;
      await write(wish, batch, last);
      batch = [];
      sequence = last;
      for (const { look } of waiting) look();
    }
  }

  return {
    /** Receives. Resolves when the stream ends; rejects when the database or the connection fails. */
    run,
    stop: () => {
      hasStopped = true;
      messages.stop();
      for (const { giveUp } of waiting) giveUp(unreachable());
    },
    /** Resolves when everything that is on the server now is stored here. Rejects when this has stopped. */
    catchUp: async (): Promise<void> => {
      const { state } = await session.manager.streams.info(session.layout.stream);
      // After the end nothing would ever settle this wait.
      if (hasStopped) throw unreachable();
      if (state.messages === 0 || sequence >= state.last_seq) return;
      const { promise, resolve, reject } = Promise.withResolvers<undefined>();
      const waiter = {
        look: () => {
          if (sequence >= state.last_seq) resolve(undefined);
        },
        giveUp: reject,
      };
      waiting.add(waiter);
      await promise.finally(() => waiting.delete(waiter));
    },
  };
}

/** How far this stream was received. Another stream than the last one is received from its start. */
export async function readReceived(stream: string): Promise<Received> {
  return startingAt(stream, await (await database()).get('teamReceived', 'position'));
}

/** How far a stream was received, by the stored position. The owner is kept for another stream too: it is the team's. */
export function startingAt(stream: string, kept: Received | undefined): Received {
  if (kept?.stream === stream) return kept;
  return { ...noneReceived, stream, ...(kept?.ownerId !== undefined && { ownerId: kept.ownerId }) };
}

async function write(wish: ReceiveWish, batch: readonly JsMsg[], last: number): Promise<void> {
  const { keys } = wish.session;
  const opened = await Promise.all(batch.map(({ subject, data }) => keys.open(subject, data)));
  const read: (Apply | 'unread' | 'nothing')[] = [];
  // One after the other: a record may be about an account that the one before has brought.
  for (const [index, message] of batch.entries()) read.push(await readMessage(wish, message, opened[index]));
  const topics = new Set<Topic>();
  let unread = 0;
  let isRemoved = false;
  let hasOtherLeft = false;
  let hasOtherSynced = false;
  let isMoved = false;
  const transaction = beginReceiving(await database());
  const received = transaction.objectStore('teamReceived');
  const position = startingAt(wish.session.stream, await received.get('position'));
  // Another stream names its members anew.
  if (position.sequence === 0) await transaction.objectStore('teamMembers').clear();
  const next: Received = { ...position, cursors: { ...position.cursors }, sequence: last };
  next.ahead = wish.session.ahead;
  for (const record of read) {
    if (record === 'unread') unread += 1;
    else if (record !== 'nothing') {
      const topic = await record(transaction, next);
      if (topic === 'removed') isRemoved = true;
      else if (topic === 'left') hasOtherLeft = true;
      else if (topic === 'synced') hasOtherSynced = true;
      else if (topic === 'moved') isMoved = true;
      else if (topic !== undefined) topics.add(topic);
    }
  }
  await received.put(next, 'position');
  await transaction.done;
  if (topics.size > 0) await announce(...topics);
  wish.onReceived({ unread, received: next, isRemoved, hasOtherLeft, hasOtherSynced });
  if (isMoved) throw new FailureError({ kind: 'teamUnreachable' });
}

/** Writes a record. @returns what pages have to read again, or what has become of this browser or the team */
type Apply = (
  transaction: Parameters<Write>[0],
  next: Received,
) => Promise<Topic | 'removed' | 'left' | 'moved' | 'synced' | undefined>;

async function readMessage(
  { session, me, accountOf, adopt, isHealer }: ReceiveWish,
  message: JsMsg,
  opened: string | undefined,
): Promise<Apply | 'unread' | 'nothing'> {
  const { ahead } = session;
  if (opened === undefined) return 'unread';
  const content = readJson(opened);
  const about = readTeamRecord(content);
  // The session ends, and the next one finds the new secret.
  if (moveSchema.safeParse(content).success) return () => Promise.resolve('moved');
  if (about) {
    const { data } = about;
    if (data.kind === 'team') await adopt(data.accountIds);
    return async (transaction, next) => {
      await about.write(transaction, next, ahead, message.seq);
      if (data.kind !== 'member' || !data.isGone) return undefined;
      return data.id === me ? 'removed' : 'left';
    };
  }
  const { data: record } = travellingSchema.safeParse(content);
  if (!record) return 'unread';
  const accountId = accountOf(record.key[0] ?? '');
  if (accountId === undefined) return 'nothing';
  const key: [string, ...string[]] = [accountId, ...record.key.slice(1)];
  const isOwn = record.by === me;
  const { kind } = record;
  if (isPreference(kind)) {
    // What this browser has sent is here already. The others are written at once: twice does no harm.
    const isRead = isOwn || (await writePreference({ ...record, kind }, accountId, ahead));
    return isRead ? 'nothing' : 'unread';
  }
  const prepared = await prepareWrite({ ...record, kind }, accountId, ahead, isOwn);
  if (!prepared) return 'unread';
  return async (transaction, next) => {
    if (record.kind === 'cursor') {
      const known = next.cursors[accountId];
      // This browser has sent a later one already.
      if (known !== undefined && known >= message.seq) return undefined;
      next.cursors[accountId] = message.seq;
      // What this browser has sent is here already, and may have changed since.
      if (isOwn && known !== undefined) return undefined;
    }
    const outcome = await prepared(transaction);
    // The server has an older copy than we: it gets ours again.
    if (outcome === 'old' && (isOwn || isHealer(accountId)))
      await transaction.objectStore('teamUnsent').put({ kind: record.kind, key, stamp: crypto.randomUUID() });
    return outcome === 'written' && !isOwn ? topicOf(record) : undefined;
  };
}

function topicOf({ kind }: Pick<Travelling, 'kind'>): Topic | 'synced' | undefined {
  switch (kind) {
    case 'account':
      return 'accounts';
    case 'order':
    case 'return':
    case 'parcels':
    case 'invoices':
      return 'orders';
    case 'link':
      return 'links';
    case 'activity':
    case 'ledger':
      return 'rules';
    // Written apart: their own listeners tell pages.
    case 'rule':
    case 'taught':
    case 'template':
    case 'settings':
      return undefined;
    case 'cursor':
      return 'synced';
  }
}

function pause(): Promise<'due'> {
  return new Promise((resolve) => setTimeout(() => resolve('due'), longestWait));
}
