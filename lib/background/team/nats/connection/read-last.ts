import { readJson } from '@/lib/text/read-json';
import type { Session } from './session';

/**
 * Reads the last message under a name, and its number. Undefined: there is none. `content` is undefined if it cannot be
 * read.
 */
export async function findLast(
  session: Session,
  ...name: readonly string[]
): Promise<{ content: unknown; sequence: number } | undefined> {
  const subject = `${session.layout.truth}.${await session.keys.nameOf(...name)}`;
  const message = await session.manager.streams.getMessage(session.layout.stream, { last_by_subj: subject });
  if (!message) return undefined;
  const content = readJson((await session.keys.open(subject, message.data)) ?? '');
  return { content, sequence: message.seq };
}

/** Reads the content of the last message under a name. Undefined: there is none, or it cannot be read. */
export async function readLast(session: Session, ...name: readonly string[]): Promise<unknown> {
  return (await findLast(session, ...name))?.content;
}
