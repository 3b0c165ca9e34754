import type { Candidate } from '@/lib/match/keys/candidate';
import { takeEmails } from './emails';
import { collectCandidates, type FoundCandidates } from './found-candidates';
import { pairWithLabels, type Line } from './label-lines';
import { letterReferences } from './letter-references';
import { saidLogins, unsaidLogins } from './logins';
import { normaliseLogin, normaliseNumber } from '@/lib/match/keys/normalise';
import { blankNotNumbers } from './not-numbers';
import { readFigures } from './read-figures';

/**
 * Everything in a ticket's text that may be a key, read in its context: what is written as a phone, an amount, a
 * date or a postcode is not an order number.
 *
 * @param lines the page's text in reading order, one block element a line; a label may stand on the line before
 * @param ownNumber the ticket's, normalised: no order's unless the text says so
 * @returns most telling first; at most 200, of which bare numbers and words never take the place of others
 */
export function findCandidates(lines: readonly string[], ownNumber?: string): Candidate[] {
  const found = collectCandidates(ownNumber);
  for (const line of pairWithLabels(lines)) readLine(line, found);
  return found.list();
}

function readLine(line: Line, found: FoundCandidates): void {
  const { emails, rest } = takeEmails(line.text);
  for (const { value, written } of emails) found.add('email', { kind: 'email', value, written });
  const addLogin = (worth: 'saidLogin' | 'bareLogin') => (written: string) => {
    const value = normaliseLogin(written);
    if (value !== undefined) found.add(worth, { kind: 'login', value, written });
  };
  saidLogins(rest).forEach(addLogin('saidLogin'));
  if (!found.isFull('saidNumber')) {
    for (const written of letterReferences(rest)) {
      const value = normaliseNumber(written);
      if (value !== undefined) found.add('saidNumber', { kind: 'number', value, written });
    }
  }
  if (/\d/.test(rest) && !isCrowded(found)) readFigures(blankNotNumbers(rest), line.valueAt, found);
  if (!found.isFull('bareLogin')) unsaidLogins(rest).forEach(addLogin('bareLogin'));
}

/** A page with more numbers than a ticket can have: nothing more is to be learned from them. */
function isCrowded({ isFull }: FoundCandidates): boolean {
  return isFull('saidNumber') && isFull('phone');
}
