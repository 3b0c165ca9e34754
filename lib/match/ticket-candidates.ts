import type { TaughtLines } from '@/lib/model/taught-field';
import { dropAgentAddresses } from './agent-addresses';
import { findCandidates, findCandidatesAndHints } from './reading/candidates';
import { candidateKey, type Candidate } from './keys/candidate';
import { keysOnlyThere, readApart } from './keys-only-there';
import { takeEmails } from './keys/emails';
import { findShopAddresses } from './shop-addresses';
import { normaliseNumber } from './keys/normalise';
import { shopOnlyKeys } from './shop-only-keys';

/** The content of a ticket's page. */
interface TicketText {
  lines: readonly string[];
  /** Indexes of the lines that the shop wrote. */
  shopLines?: readonly number[] | undefined;
  /** Indexes of the lines of internal notes. */
  noteLines?: readonly number[] | undefined;
  taught: TaughtLines;
  /** E-mail addresses of the signed-in agent. */
  agentAddresses: readonly string[];
  /** The ticket's id in the URL; '' if there is none. */
  ticketId: string;
  /** Candidates read earlier on the page of the same ticket: a long ticket is not drawn all at once. */
  former?: readonly Candidate[];
}

/** A page with more candidates is no ticket. */
const mostCandidates = 200;

/**
 * Every candidate on a ticket's page. Values of custom selectors come first. An e-mail among them is the buyer's, so
 * other e-mails on the page are somebody else's. Order numbers elsewhere on the page still count, because a buyer may
 * write about two orders. The address of the mailbox that the ticket came into identifies no buyer.
 */
export function ticketCandidates({
  lines,
  shopLines,
  noteLines = [],
  taught,
  agentAddresses,
  ticketId,
  former = [],
}: TicketText): Candidate[] {
  const own = new Set(findShopAddresses(lines));
  const shops = shopOnlyKeys(lines, shopLines);
  const read = [...findCandidatesAndHints(lines, normaliseNumber(ticketId)), ...former];
  const notes = noteOnlyKeys(lines, noteLines);
  const found = dropAgentAddresses(read, agentAddresses).filter((candidate) => {
    const key = candidateKey(candidate);
    return !own.has(candidate.value) && !shops.has(key) && !notes.has(key);
  });
  const emails = taughtEmails(taught.email ?? []);
  const others = emails.length > 0 ? found.filter(({ kind }) => kind !== 'email') : found;
  const all = [...taughtNumbers(taught.order ?? []), ...emails, ...others];
  const distinct = new Map(all.map((each) => [candidateKey(each), each]));
  return [...distinct.values()].slice(0, mostCandidates);
}

/**
 * What only internal notes name, where the rest of the ticket names an order: agents write down which other order must
 * not be mistaken for it, and how its buyer is reached. Where nothing else names an order, a note may do so.
 *
 * @returns kind and value of each
 */
function noteOnlyKeys(lines: readonly string[], noteLines: readonly number[]): ReadonlySet<string> {
  if (noteLines.length === 0) return new Set();
  const numbers = readApart(lines, noteLines, ({ kind }) => kind === 'number');
  const isNamedElsewhere = numbers.elsewhere.some(({ certainty }) => certainty === undefined);
  const others = isNamedElsewhere ? keysOnlyThere(numbers) : new Set<string>();
  if (others.size === 0) return others;
  const besideOthers = noteLines.filter((at) =>
    findCandidates([lines[at] ?? '']).some((each) => others.has(candidateKey(each))),
  );
  const contacts = readApart(lines, besideOthers, ({ kind }) => kind !== 'number');
  return others.union(keysOnlyThere(contacts));
}

/**
 * E-mail addresses in the lines of a custom selector's element. One drawn in parts, `jan` `@example.com`, is joined.
 */
export function taughtEmails(lines: readonly string[]): Candidate[] {
  const read = (text: string) => takeEmails(text).emails;
  const whole = lines.flatMap(read);
  const emails = whole.length > 0 ? whole : read(lines.join('').replace(/\s/g, ''));
  return emails.map(({ value, written }): Candidate => ({ kind: 'email', value, written }));
}

/**
 * Order numbers in the lines of a custom selector's element: each line is a number, whatever its shape, or contains
 * one.
 */
export function taughtNumbers(lines: readonly string[]): Candidate[] {
  return lines.flatMap((line) => {
    const value = /\d/.test(line) ? normaliseNumber(line) : undefined;
    if (value !== undefined) return [{ kind: 'number', value, written: line.trim() } as const];
    return findCandidates([`order number: ${line}`]).filter(({ kind }) => kind === 'number');
  });
}
