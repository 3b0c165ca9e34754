import { candidateKey, type Candidate } from './keys/candidate';
import { findCandidates } from './reading/candidates';

/** What is read of some lines of a ticket, and of all its other lines. */
interface Apart {
  there: Candidate[];
  elsewhere: Candidate[];
}

/**
 * @param at indexes in `lines`
 * @param isMeant true for the candidates that are asked for
 */
export function readApart(
  lines: readonly string[],
  at: readonly number[],
  isMeant: (candidate: Candidate) => boolean,
): Apart {
  const places = new Set(at);
  const read = (isThere: boolean) =>
    findCandidates(lines.filter((_, place) => places.has(place) === isThere)).filter(isMeant);
  return { there: read(true), elsewhere: read(false) };
}

/**
 * The candidates that stand there and nowhere else.
 *
 * @returns kind and value of each (`candidateKey`)
 */
export function keysOnlyThere({ there, elsewhere }: Apart): ReadonlySet<string> {
  return new Set(there.map(candidateKey)).difference(new Set(elsewhere.map(candidateKey)));
}
