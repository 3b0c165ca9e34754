import type { TaughtLines } from '../taught-field';
import { dropAgentAddresses } from './agent-addresses';
import { findCandidates, type Candidate } from './candidates';
import { takeEmails } from './emails';
import { normaliseNumber } from './normalise';

/** What a ticket's page says. */
interface TicketText {
  lines: readonly string[];
  taught: TaughtLines;
  /** E-mail addresses of whoever is signed in. */
  agentAddresses: readonly string[];
}

/**
 * Everything on a ticket's page that an order may be found by. What stands in taught elements comes first. An e-mail
 * there is the buyer's: others on the page are then somebody else's. Orders' numbers elsewhere count all the same,
 * because a buyer may write of two orders.
 */
export function ticketCandidates({ lines, taught, agentAddresses }: TicketText): Candidate[] {
  const found = dropAgentAddresses(findCandidates(lines), agentAddresses);
  const emails = taughtEmails(taught.email ?? []);
  const others = emails.length > 0 ? found.filter(({ kind }) => kind !== 'email') : found;
  const all = [...taughtNumbers(taught.order ?? []), ...emails, ...others];
  return [...new Map(all.map((each) => [`${each.kind}:${each.value}`, each])).values()];
}

/** E-mail addresses in the lines of a taught element. One that is drawn in parts, `jan` `@example.com`, is put together. */
export function taughtEmails(lines: readonly string[]): Candidate[] {
  const read = (text: string) => takeEmails(text).emails;
  const whole = lines.flatMap(read);
  const emails = whole.length > 0 ? whole : read(lines.join('').replace(/\s/g, ''));
  return emails.map(({ value, written }): Candidate => ({ kind: 'email', value, written }));
}

/** Orders' numbers in the lines of a taught element: each line is one, whatever it looks like, or says one. */
export function taughtNumbers(lines: readonly string[]): Candidate[] {
  return lines.flatMap((line) => {
    const value = /\d/.test(line) ? normaliseNumber(line) : undefined;
    if (value !== undefined) return [{ kind: 'number', value, written: line.trim() } as const];
    return findCandidates([`order number: ${line}`]).filter(({ kind }) => kind === 'number');
  });
}
