import type { Protocol } from '@/lib/messages/protocol';
import { onMessage } from '@/lib/messages/messaging';
import type { Failure } from '@/lib/model/failure';
import { settings, withPatch } from '@/lib/stored/settings';
import { taughtProfiles, withProfiles, withTaught } from '@/lib/stored/taught-profiles';

/** How the background answers one kind of message. */
export interface Answer {
  type: keyof Protocol;
  /** Starts to answer. @returns a function that stops it */
  begin: (heard: Heard[]) => () => void;
}

/** A message that was sent, and its reply; undefined until it arrives. */
export interface Heard {
  type: keyof Protocol;
  sent: unknown;
  answered: unknown;
}

type Sent<Type extends keyof Protocol> = Parameters<Protocol[Type]>[0];
type Result<Type extends keyof Protocol> = ReturnType<Protocol[Type]>;

/** Answers every message of a kind with the result of `reply`. The result is copied, as between processes. */
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

/** The reply of a handler that succeeded. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The reply of a handler that failed. */
export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

/** An answer that never arrives, so the page stays in its waiting state. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** Answers to what pages ask by themselves, with no account and no data. Settings are kept. */
const quiet: Answer[] = [
  answer('listAccounts', () => ok([])),
  answer('listConnected', () => ok([])),
  answer('listActivity', () => ok([])),
  answer('readTeam', () => ok(null)),
  answer('lookWithTeam', never),
  answer('listLeftAlone', () => ok([])),
  answer('resumeChanges', () => ok(null)),
  answer('orderOpened', () => ok(null)),
  answer('readKeptParcels', () => ok({ parcels: [], readAt: 0 })),
  answer('readParcels', () => ok({ parcels: [], readAt: 0 })),
  answer('readKeptInvoices', () => ok({ invoices: [], readAt: 0 })),
  answer('readInvoices', () => ok({ invoices: [], readAt: Date.now() })),
  answer('readTimeline', () => ok({ events: [], unread: [], readAt: Date.now() })),
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
 * Creates the background of this page. It gives these answers, and default answers without data to what pages ask by
 * themselves.
 *
 * @param answers if there are several for one kind of message, the last one counts
 * @returns the messages in the order in which they arrived
 */
export function startBackground(...answers: Answer[]): Heard[] {
  stopBackground();
  const heard: Heard[] = [];
  const byType = new Map([...quiet, ...answers].map((each) => [each.type, each]));
  stops = [...byType.values()].map(({ begin }) => begin(heard));
  return heard;
}

/** Stops all answers, as after an update of the extension. */
export function stopBackground(): void {
  for (const stop of stops) stop();
  stops = [];
}
