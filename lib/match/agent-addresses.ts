import type { Candidate } from './keys/candidate';
import { normaliseEmail } from './keys/normalise';

/**
 * Leaves out the addresses of the agent who reads the ticket: signatures and quoted letters hold them, and an order
 * that an agent once placed is not the buyer's.
 *
 * @param addresses as the helpdesk writes them; what is no address counts for nothing
 */
export function dropAgentAddresses(candidates: Candidate[], addresses: readonly string[]): Candidate[] {
  const own = new Set(addresses.map((address) => normaliseEmail(address)));
  return candidates.filter(({ kind, value }) => kind !== 'email' || !own.has(value));
}
