import * as z from 'zod/mini';
import { createTurns } from '@/lib/async/in-turn';
import type { Candidate } from '@/lib/match/keys/candidate';
import { storedItem } from '@/lib/stored/stored-item';

/**
 * Address → ticket → another address on that ticket, one that the first had not been seen with before. Kept until the
 * browser closes: addresses are personal data, and the first tickets of the next morning teach the same again.
 */
const companionsSchema = z.record(z.string(), z.record(z.string(), z.string()));
const companions = storedItem('session:companions', companionsSchema, {});

/**
 * An address that is seen with a new address on this many tickets belongs to the shop or an agent. A buyer's address is
 * seen with those of the shop only. Several addresses on one ticket, as in a forwarded thread, count once.
 */
const mostCompanions = 5;
/** The oldest are forgotten beyond this many. */
const mostAddresses = 500;

/** Tickets of several tabs are read at once and share one stored item. */
const inTurn = createTurns();

/**
 * Learns which of a ticket's addresses are the shop's own or its agents'. Signatures and copies bring them onto every
 * ticket, and they identify no buyer.
 *
 * @param ticket its key, or its ticket view
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
