import type { Reply } from '@/lib/messages/messages';

/** Waits for the background's answer. One that never comes is a failure too: another version has taken its place. */
export async function ask<T>(reply: Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await reply;
  } catch {
    return { ok: false, failure: { kind: 'extensionUpdated' } };
  }
}
