import type { TaughtLines } from '@/lib/model/taught-field';
import { dropAgentAddresses } from './agent-addresses';
import { findCandidates, findCandidatesAndHints } from './reading/candidates';
import type { Candidate } from './keys/candidate';
import { takeEmails } from './keys/emails';
import { findShopAddresses } from './shop-addresses';
import { normaliseNumber } from './keys/normalise';
import { shopOnlyKeys } from './shop-only-keys';

/** What a ticket's page says. */
interface TicketText {
  lines: readonly string[];
  /** Which of the lines the shop has said. */
  shopLines?: readonly number[] | undefined;
  taught: TaughtLines;
  /** E-mail addresses of whoever is signed in. */
  agentAddresses: readonly string[];
  /** What its address calls the ticket; '' where it does not. */
  ticketId: string;
  /** What was read on the page before, of the same ticket: a long one is not all drawn at once. */
  former?: readonly Candidate[];
}

/** More is no ticket any more. */
const mostCandidates = 200;

/**
 * Everything on a ticket's page that an order may be found by. What stands in taught elements comes first. An e-mail
 * there is the buyer's: others on the page are then somebody else's. Orders' numbers elsewhere count all the same,
 * because a buyer may write of two orders. The address of the mailbox that the ticket came into is nobody's order.
 */
export function ticketCandidates({
  lines,
  shopLines,
  taught,
  agentAddresses,
  ticketId,
  former = [],
}: TicketText): Candidate[] {
  const own = new Set(findShopAddresses(lines));
  const shops = shopOnlyKeys(lines, shopLines);
  const read = [...findCandidatesAndHints(lines, normaliseNumber(ticketId)), ...former];
  const found = dropAgentAddresses(read, agentAddresses).filter(
    ({ kind, value }) => !own.has(value) && !shops.has(`${kind}:${value}`),
  );
  const emails = taughtEmails(taught.email ?? []);
  const others = emails.length > 0 ? found.filter(({ kind }) => kind !== 'email') : found;
  const all = [...taughtNumbers(taught.order ?? []), ...emails, ...others];
  const distinct = new Map(all.map((each) => [`${each.kind}:${each.value}`, each]));
  return [...distinct.values()].slice(0, mostCandidates);
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
