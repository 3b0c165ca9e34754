import type { Candidate } from '@/lib/match/keys/candidate';
import { takeEmails } from '@/lib/match/keys/emails';
import { normaliseLogin, normaliseNumber } from '@/lib/match/keys/normalise';
import { joinedMark } from './broken-numbers';
import { pairWithLabels, type Line } from './label-lines';
import { letterReferences } from './letter-references';
import { labelledLogins, unlabelledLogins } from './logins';
import { createPageBudget, type PageBudget } from './page-budget';
import { readJoined, readNumbers } from './read-numbers';
import { mostReadings, selectCandidates, type Reading } from './select-candidates';

/**
 * Finds every candidate in a ticket's text. Context counts: a text written as a phone, an amount, a date or a postcode
 * is not an order number.
 *
 * @param lines the page's text in reading order, one block element a line; a label may stand on the line before its
 *   value
 * @param ownNumber the ticket's own number, normalised: an order number only if the text says so
 * @returns the most telling first, at most 200; unlabelled numbers and words never push out others
 */
export function findCandidates(lines: readonly string[], ownNumber?: string): Candidate[] {
  return findCandidatesAndHints(lines, ownNumber).filter(({ certainty }) => certainty !== 'hint');
}

/** The same, plus hints: short numbers that no word marks as an order number (`candidate.ts`). */
export function findCandidatesAndHints(lines: readonly string[], ownNumber?: string): Candidate[] {
  const phones = createPageBudget();
  const readings: Reading[] = [];
  for (const line of pairWithLabels(lines)) {
    const isCrowded = readings.length > mostReadings;
    for (const reading of readLine(line, phones)) {
      const isTelling =
        reading.worth === 'labelledNumber' || reading.worth === 'phone' || reading.worth === 'email';
      if (!isCrowded || isTelling) readings.push(reading);
    }
  }
  return selectCandidates(readings, ownNumber);
}

function readLine(line: Line, phones: PageBudget): Reading[] {
  const [, digits] = line.text.split(joinedMark);
  if (digits !== undefined) return readJoined(digits);
  const { emails, phones: messengers, rest } = takeEmails(line.text);
  return [
    ...emails.map(({ value, written }): Reading => ({
      worth: 'email',
      candidate: { kind: 'email', value, written },
    })),
    ...messengers.flatMap((written) =>
      phones
        .readLabelled(`+${written}`)
        .map((value): Reading => ({ worth: 'phone', candidate: { kind: 'phone', value, written } })),
    ),
    ...labelledLogins(rest).flatMap((written) => readLogin('labelledLogin', written)),
    ...letterReferences(rest).flatMap((written): Reading[] => {
      const value = normaliseNumber(written);
      return value === undefined
        ? []
        : [{ worth: 'labelledNumber', candidate: { kind: 'number', value, written } }];
    }),
    ...(/\d/.test(rest) ? readNumbers(rest, line.valueAt, phones) : []),
    ...unlabelledLogins(rest).flatMap((written) => readLogin('unlabelledLogin', written)),
  ];
}

function readLogin(worth: 'labelledLogin' | 'unlabelledLogin', written: string): Reading[] {
  const value = normaliseLogin(written);
  return value === undefined ? [] : [{ worth, candidate: { kind: 'login', value, written } }];
}
