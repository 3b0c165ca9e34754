import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Protocol } from './protocol';
import type { Reply } from './reply';

/** The value in the `Reply` to a message; `never` for a message that has no `Reply`. */
type Answer<Name extends keyof Protocol> =
  ReturnType<Protocol[Name]> extends Reply<infer Value> ? Value : never;

/** The messages that are answered with a `Reply`. */
type Question = { [Name in keyof Protocol]: [Answer<Name>] extends [never] ? never : Name }[keyof Protocol];

/** The same messages as `messaging.ts` sends; which data goes with which name is checked below. */
const { sendMessage } = defineExtensionMessaging<Record<Question, (data: unknown) => Reply<unknown>>>();

/**
 * Sends a message to the background and waits for its answer. Never throws: if the background cannot be reached,
 * another version of the extension has replaced it, and the failure says so.
 */
export function askBackground<Name extends Question>(
  name: Name,
  ...data: Parameters<Protocol[Name]>
): Promise<Reply<Answer<Name>>>;
export async function askBackground(name: Question, data?: unknown): Promise<Reply<unknown>> {
  try {
    return await sendMessage(name, data);
  } catch {
    return { ok: false, failure: { kind: 'extensionUpdated' } };
  }
}
