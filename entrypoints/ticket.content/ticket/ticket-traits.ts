import type { TicketPage } from '@/lib/sites/responso/reading/read-page';

/** If the URL does not tell, a page that keeps a smaller part of the lines may show another ticket. */
const leastKept = 0.5;
const longLine = 40;
/**
 * An e-mail from its beginning, with a local part of at most 64 characters (RFC 5321): a line may be one word of any
 * length.
 */
const email = /(?<![^\s@<>()])[^\s@<>()]{1,64}@[^\s@<>()]+\.\p{L}+/gu;
/** An e-mail, or a number that is no year. */
const key = /@|\d{5}/;

/** What tells one ticket from another if the URL does not. */
export interface Traits {
  subject: string;
  emails: ReadonlySet<string>;
  /** Lines of the ticket itself, not of the app: messages, e-mails, numbers. */
  lines: ReadonlySet<string>;
}

/** Returns what tells a ticket from others: its addresses, numbers and lines, without the agent’s own addresses. */
export function traitsOf({
  lines,
  subject,
  agentAddresses,
}: Pick<TicketPage, 'lines' | 'subject' | 'agentAddresses'>): Traits {
  const own = new Set(agentAddresses.map((address) => address.toLowerCase()));
  const emails = lines.flatMap((line) => line.toLowerCase().match(email) ?? []);
  return {
    subject,
    // The shop's own addresses stand on every ticket.
    emails: new Set(emails.filter((each) => !own.has(each))),
    lines: new Set(lines.filter((line) => line !== subject && isTelling(line))),
  };
}

/** True for a text that may hold a key of an order. */
export function looksLikeKey(text: string): boolean {
  return key.test(text);
}

/** True for a text that belongs to one ticket: a message, an e-mail, a number. */
export function isTelling(text: string): boolean {
  return text.length >= longLine || looksLikeKey(text);
}

/**
 * True if most lines are gone, and the subject or all e-mails with them: a ticket that is scrolled keeps those. If the
 * subject is different, one replaced line is enough: a short ticket has few lines of its own, and shares the mailbox,
 * the shop's signature and its standard answers with other tickets.
 */
export function isOther(next: Traits, former: Traits): boolean {
  if (isRetold(next, former)) return true;
  if (!isMostlyGone(next, former)) return false;
  return next.subject !== former.subject || areDisjoint(next.emails, former.emails);
}

/** True if most lines are gone, or if the subject is different and a line was replaced. */
export function isRedrawn(next: Traits, former: Traits): boolean {
  return isMostlyGone(next, former) || isRetold(next, former);
}

function isMostlyGone({ lines }: Traits, former: Traits): boolean {
  const kept = [...former.lines].filter((line) => lines.has(line)).length;
  return former.lines.size > 0 && kept < former.lines.size * leastKept;
}

/** True if the subject is different, and at least one line is new and one is gone. */
function isRetold(next: Traits, former: Traits): boolean {
  if (next.subject === '' || former.subject === '' || next.subject === former.subject) return false;
  const hasLost = [...former.lines].some((line) => !next.lines.has(line));
  return hasLost && [...next.lines].some((line) => !former.lines.has(line));
}

/** True if both sets have elements, but none in common. */
export function areDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size > 0 && others.size > 0 && [...some].every((each) => !others.has(each));
}
