import type { Candidate } from './keys/candidate';
import { normaliseEmail } from './keys/normalise';

/**
 * Removes the signed-in agent's addresses from the candidates. Signatures and quotes contain them, and an order that an
 * agent once placed is not the buyer's.
 *
 * @param addresses as the helpdesk writes them; texts that are no e-mail address are ignored
 */
export function dropAgentAddresses(candidates: Candidate[], addresses: readonly string[]): Candidate[] {
  const own = new Set(addresses.map((address) => normaliseEmail(address)));
  return candidates.filter(({ kind, value }) => kind !== 'email' || !own.has(value));
}
