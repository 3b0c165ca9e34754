import { readJson } from '@/lib/text/read-json';
import type { Session } from './session';

/** Reads the last message under a name. Undefined: there is none, or it cannot be read. */
export async function readLast(session: Session, ...name: readonly string[]): Promise<unknown> {
  const subject = `${session.layout.truth}.${await session.keys.nameOf(...name)}`;
  const message = await session.manager.streams.getMessage(session.layout.stream, { last_by_subj: subject });
  return message ? readJson((await session.keys.open(subject, message.data)) ?? '') : undefined;
}
