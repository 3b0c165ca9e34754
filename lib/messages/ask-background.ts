import { sendMessage } from './messaging';
import type { Protocol } from './protocol';
import type { Reply } from './reply';

/** The messages that are answered with a `Reply`. */
type Question = {
  [Name in keyof Protocol]: ReturnType<Protocol[Name]> extends Reply<unknown> ? Name : never;
}[keyof Protocol];

/** By its name, a message that changes nothing: to ask it twice does no harm. */
const reading = /^(?:read|list|find)[A-Z]/;

/**
 * Sends a message to the background and waits for its answer. The background may end before it answers, and starts again
 * for the next message: what only reads is asked once more. Never throws: if the background cannot be reached, another
 * version of the extension has replaced it, and the failure says so.
 */
export async function askBackground<Name extends Question>(
  name: Name,
  ...data: Parameters<Protocol[Name]>
): Promise<ReturnType<Protocol[Name]> | Reply<never>> {
  try {
    const asked = sendMessage(name, ...data);
    return await (reading.test(name) ? asked.catch(() => sendMessage(name, ...data)) : asked);
  } catch {
    return { ok: false, failure: { kind: 'extensionUpdated' } };
  }
}
