import { z } from 'zod';
import { createTurns } from '@/lib/async/in-turn';
import type { Candidate } from '@/lib/match/keys/candidate';
import { storedItem } from '@/lib/stored/stored-item';

/**
 * Addresses that stood on tickets of this browser session: on which, each with another one that it had not stood beside
 * before. Not kept longer: they are personal data, and a morning's first tickets teach the same again.
 */
const companionsSchema = z.record(z.string(), z.record(z.string(), z.string()));
const companions = storedItem('session:companions', companionsSchema, {});

/**
 * A buyer stands beside the shop's addresses, on few tickets; one that stands beside somebody else on this many is the
 * shop's or an agent's. What stands on one ticket, as in a thread that was passed on, says nothing.
 */
const mostCompanions = 5;
/** The oldest are forgotten beyond this many. */
const mostAddresses = 500;

/** Tickets of several tabs are read at once and share one stored item. */
const inTurn = createTurns();

/**
 * Learns from a ticket's addresses which are the shop's own or its agents': signatures and copies bring them onto every
 * ticket, and nobody wants to be told that they were looked for.
 *
 * @param ticket what tells it from others
 * @returns the shop's own addresses among the ticket's, in lower case
 */
export function learnOwnAddresses(candidates: readonly Candidate[], ticket: string): Promise<string[]> {
  const emails = candidates.filter(({ kind }) => kind === 'email').map(({ value }) => value);
  return inTurn(async () => {
    const known = new Map(Object.entries(await companions.read()));
    for (const email of emails) {
      const stood = known.get(email) ?? {};
      const met = new Set([email, ...Object.values(stood)]);
      const other = ticket in stood || isMany(stood) ? undefined : emails.find((each) => !met.has(each));
      known.delete(email);
      known.set(email, other ? { ...stood, [ticket]: other } : stood);
    }
    await companions.write(Object.fromEntries([...known].slice(-mostAddresses)));
    return emails.filter((email) => isMany(known.get(email) ?? {}));
  });
}

function isMany(stood: Record<string, string>): boolean {
  return Object.keys(stood).length >= mostCompanions;
}
