import type { NatsConnection } from '@nats-io/nats-core';
import {
  DiscardPolicy,
  jetstream,
  JetStreamApiError,
  JetStreamApiCodes,
  RetentionPolicy,
  StorageType,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { Kvm, type KV } from '@nats-io/kv';
import { FailureError, toFailure, type Failure } from '@/lib/model/failure';
import type { TeamKeys } from '@/lib/background/team/team-keys';
import { isRefusal } from './connect';
import type { Layout } from './layout';

/** The server deletes a turn, and the sign that a member is connected, this long after they were last renewed (ms). */
export const turnLasts = 25_000;
/** The server deletes the minute of a token after this time without a change (ms). */
const minutesLast = 600_000;

/** A connection to the team's server, with what the team has there. */
export interface Session {
  connection: NatsConnection;
  js: JetStreamClient;
  manager: JetStreamManager;
  turns: KV;
  minutes: KV;
  layout: Layout;
  keys: TeamKeys;
  /** By how much our clock was ahead of the server's when this session began (ms). */
  clockAhead: number;
  /** The same, as it is used to convert the times of records (`Received.ahead`). */
  ahead: number;
  /** Identifies the stream: its name, and when it was made. */
  stream: string;
}

/**
 * Finds what the team has on its server.
 *
 * @param mayMake true: makes what is missing
 * @throws FailureError teamEnded when there is no such team, and what `toTeamFailure` knows
 */
export async function openSession(
  connection: NatsConnection,
  layout: Layout,
  keys: TeamKeys,
  mayMake: boolean,
): Promise<Session> {
  try {
    const js = jetstream(connection);
    const manager = await js.jetstreamManager();
    const found = await findStream(manager, layout);
    if (!found && !mayMake) throw new FailureError({ kind: 'teamEnded' });
    const replicas = connection.info?.cluster === undefined ? 1 : 3;
    const { created } = found ?? (await makeStream(manager, layout, replicas));
    const kvm = new Kvm(js);
    const turns = await kvm.create(layout.turns, {
      ttl: turnLasts,
      history: 1,
      replicas,
      storage: StorageType.Memory,
    });
    const minutes = await kvm.create(layout.minutes, { ttl: minutesLast, history: 1, replicas });
    const clockAhead = await measureClock(turns);
    return {
      ...{ connection, js, manager, turns, minutes, layout, keys, clockAhead },
      ahead: clockAhead,
      stream: `${layout.stream} ${created}`,
    };
  } catch (thrown) {
    throw new FailureError(toTeamFailure(thrown));
  }
}

async function findStream(manager: JetStreamManager, { stream }: Layout) {
  try {
    return await manager.streams.info(stream);
  } catch (thrown) {
    if (codeOf(thrown) === JetStreamApiCodes.StreamNotFound) return undefined;
    throw thrown;
  }
}

function makeStream(manager: JetStreamManager, { stream, truth }: Layout, replicas: number) {
  return manager.streams.add({
    name: stream,
    subjects: [`${truth}.>`],
    retention: RetentionPolicy.Limits,
    max_msgs_per_subject: 1,
    // A full stream refuses new messages. The other policy would silently delete old orders.
    discard: DiscardPolicy.New,
    storage: StorageType.File,
    num_replicas: replicas,
    allow_direct: false,
  });
}

/**
 * Compares our clock with the server's, by the time that the server gives a message.
 *
 * @returns by how much ours is ahead (ms), with an error of at most half of the way there and back
 */
async function measureClock(bucket: KV): Promise<number> {
  const key = `clock.${crypto.randomUUID()}`;
  const before = Date.now();
  await bucket.put(key, '');
  const after = Date.now();
  const entry = await bucket.get(key);
  return entry ? Math.round((before + after) / 2 - entry.created.getTime()) : 0;
}

function codeOf(thrown: unknown): number | undefined {
  return thrown instanceof JetStreamApiError ? thrown.code : undefined;
}

/** True when a conditional write was refused because somebody else has written meanwhile. */
export function isConflict(thrown: unknown): boolean {
  return codeOf(thrown) === JetStreamApiCodes.StreamWrongLastSequence;
}

/**
 * The server has no room: for another stream, for its bytes or messages, or for the account (nats-server,
 * `server/errors.json`).
 */
const fullCodes = new Set([10002, 10023, 10026, 10027, 10028, 10047, 10077, 10122]);

/** Converts what a NATS server or its connection throws to a failure. */
export function toTeamFailure(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  const code = codeOf(thrown);
  if (code !== undefined && fullCodes.has(code)) return { kind: 'teamServerFull' };
  if (code === JetStreamApiCodes.StreamNotFound) return { kind: 'teamEnded' };
  if (code === JetStreamApiCodes.JetStreamNotEnabledForAccount) return { kind: 'teamServerOld' };
  if (isRefusal(thrown)) return { kind: 'teamServerRefused' };
  if (thrown instanceof DOMException) return toFailure(thrown);
  // A time-out, a connection that was closed, a server that restarts.
  return { kind: 'teamUnreachable' };
}
