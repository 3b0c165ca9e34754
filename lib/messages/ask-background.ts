import { sendMessage } from './messaging';
import type { Protocol } from './protocol';
import type { Reply } from './reply';

/** The messages that are answered with a `Reply`. */
type Question = {
  [Name in keyof Protocol]: ReturnType<Protocol[Name]> extends Reply<unknown> ? Name : never;
}[keyof Protocol];

/**
 * Sends a message to the background and waits for its answer. Never throws: if the background cannot be reached,
 * another version of the extension has replaced it, and the failure says so.
 */
export async function askBackground<Name extends Question>(
  name: Name,
  ...data: Parameters<Protocol[Name]>
): Promise<ReturnType<Protocol[Name]> | Reply<never>> {
  try {
    return await sendMessage(name, ...data);
  } catch {
    return { ok: false, failure: { kind: 'extensionUpdated' } };
  }
}
