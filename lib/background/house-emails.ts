import { z } from 'zod';
import type { Candidate } from '../match/candidates';
import { storedItem } from '../stored-item';

/**
 * Addresses that stood on tickets of this browser session, each with others it stood beside. Not kept longer: they are
 * personal data, and a morning's first tickets teach the same again.
 */
const companions = storedItem('session:companions', z.record(z.string(), z.array(z.string())), {});

/** A buyer stands beside the shop's addresses; one that stands beside this many others is the shop's or an agent's. */
const mostCompanions = 5;
/** The oldest are forgotten beyond this many. */
const mostAddresses = 500;

/** Tickets of several tabs are read at once and share one stored item. */
let learning: Promise<unknown> = Promise.resolve();

/**
 * Learns from a ticket's addresses which are the shop's own or its agents': signatures and copies bring them onto every
 * ticket, and nobody wants to be told that they were looked for.
 *
 * @returns the house's addresses among the ticket's, in lower case
 */
export function learnHouseEmails(candidates: readonly Candidate[]): Promise<string[]> {
  const emails = candidates.filter(({ kind }) => kind === 'email').map(({ value }) => value);
  const learnt = learning.then(async () => {
    const known = new Map(Object.entries(await companions.read()));
    for (const email of emails) {
      const beside = new Set([...(known.get(email) ?? []), ...emails.filter((other) => other !== email)]);
      known.delete(email);
      known.set(email, [...beside].slice(0, mostCompanions));
    }
    await companions.write(Object.fromEntries([...known].slice(-mostAddresses)));
    const isHouse = (email: string) => (known.get(email)?.length ?? 0) >= mostCompanions;
    return emails.filter(isHouse);
  });
  learning = learnt.catch(() => undefined);
  return learnt;
}
