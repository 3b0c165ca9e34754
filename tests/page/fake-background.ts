import type { Protocol } from '@/lib/messages/protocol';
import { onMessage } from '@/lib/messages/messaging';
import type { Failure } from '@/lib/model/failure';
import { settings, withPatch } from '@/lib/stored/settings';
import { taughtProfiles, withProfiles, withTaught } from '@/lib/stored/taught-profiles';

/** How the background answers one kind of message. */
export interface Answer {
  type: keyof Protocol;
  /** Begins to answer; the result ends it. */
  begin: (heard: Heard[]) => () => void;
}

/** A message that was sent, and what came back: undefined until then. */
export interface Heard {
  type: keyof Protocol;
  sent: unknown;
  answered: unknown;
}

type Sent<Type extends keyof Protocol> = Parameters<Protocol[Type]>[0];
type Result<Type extends keyof Protocol> = ReturnType<Protocol[Type]>;

/** Answers every message of a kind with what `reply` makes of it: a copy, as all is that comes from another process. */
export function answer<Type extends keyof Protocol>(
  type: Type,
  reply: (sent: Sent<Type>) => Result<Type> | Promise<Result<Type>>,
): Answer {
  return {
    type,
    begin: (heard) =>
      onMessage(type, async ({ data }: { data: Sent<Type> }) => {
        const message: Heard = { type, sent: data, answered: undefined };
        heard.push(message);
        const result = structuredClone(await reply(data));
        message.answered = result;
        return result;
      }),
  };
}

/** The reply of a handler that did what it was asked. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The reply of a handler that could not. */
export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

/** An answer that does not come: what is shown meanwhile stays. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** What pages ask by themselves, where nothing is connected and nothing is known; and what users set is kept. */
const quiet: Answer[] = [
  answer('listAccounts', () => ok([])),
  answer('listConnected', () => ok([])),
  answer('listActivity', () => ok([])),
  answer('listLeftAlone', () => ok([])),
  answer('resumeChanges', () => ok(null)),
  answer('orderOpened', () => ok(null)),
  answer('readKeptParcels', () => ok({ parcels: [], readAt: 0 })),
  answer('readParcels', () => ok({ parcels: [], readAt: 0 })),
  answer('changeSettings', async (patch) => {
    await settings.write(withPatch(await settings.read(), patch));
    return ok(null);
  }),
  answer('loadTaught', async (profiles) => {
    await taughtProfiles.write(withProfiles(await taughtProfiles.read(), profiles));
    return ok(null);
  }),
  answer('forgetElement', async ({ origin, field }) => {
    await taughtProfiles.write(withTaught(await taughtProfiles.read(), origin, field, undefined));
    return ok(null);
  }),
  answer('forgetTaught', async () => {
    await taughtProfiles.write({});
    return ok(null);
  }),
];

let stops: (() => void)[] = [];

/**
 * Makes this page's background: it answers as told, and as if nothing were there to what pages ask by themselves.
 *
 * @param answers of two for one kind of message, the last counts
 * @returns the messages in the order that they came
 */
export function startBackground(...answers: Answer[]): Heard[] {
  stopBackground();
  const heard: Heard[] = [];
  const byType = new Map([...quiet, ...answers].map((each) => [each.type, each]));
  stops = [...byType.values()].map(({ begin }) => begin(heard));
  return heard;
}

/** Nobody answers any more, as after an update. */
export function stopBackground(): void {
  for (const stop of stops) stop();
  stops = [];
}
