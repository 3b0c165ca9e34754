import type { TicketPage } from '@/lib/sites/responso/reading/read-page';

/** Where the address does not tell, a ticket with less than this part of what was there may be another one. */
const leastKept = 0.5;
const longLine = 40;
/** From its beginning and no longer than a mailbox's name may be (RFC 5321): a line may be one word of any length. */
const email = /(?<![^\s@<>()])[^\s@<>()]{1,64}@[^\s@<>()]+\.\p{L}+/gu;
/** An address, or a number that is no year. */
const key = /@|\d{5}/;

/** What tells one ticket from another where its address does not. */
export interface Traits {
  subject: string;
  emails: ReadonlySet<string>;
  /** What the page's own words are not: messages, addresses, numbers. */
  lines: ReadonlySet<string>;
}

export function traitsOf({
  lines,
  subject,
  agentAddresses,
}: Pick<TicketPage, 'lines' | 'subject' | 'agentAddresses'>): Traits {
  const own = new Set(agentAddresses.map((address) => address.toLowerCase()));
  const emails = lines.flatMap((line) => line.toLowerCase().match(email) ?? []);
  return {
    subject,
    // The shop's own stand on every ticket.
    emails: new Set(emails.filter((each) => !own.has(each))),
    lines: new Set(lines.filter((line) => line !== subject && isTelling(line))),
  };
}

/** True for a text that may hold what an order is found by. */
export function looksLikeKey(text: string): boolean {
  return key.test(text);
}

/** True for a text that is one ticket's: a message, an address, a number. */
export function isTelling(text: string): boolean {
  return text.length >= longLine || looksLikeKey(text);
}

/**
 * True when most of what was there is gone, and subject or people with it: a ticket that is scrolled keeps those. Below
 * another subject it is enough that something is replaced: a short ticket has little that is its own, and shares the
 * mailbox, the shop's signature and its standard answers with the others.
 */
export function isOther(next: Traits, former: Traits): boolean {
  if (isRetold(next, former)) return true;
  if (!isMostlyGone(next, former)) return false;
  return next.subject !== former.subject || areDisjoint(next.emails, former.emails);
}

/** True when most of what was there is gone, or what stands below another subject is. */
export function isRedrawn(next: Traits, former: Traits): boolean {
  return isMostlyGone(next, former) || isRetold(next, former);
}

function isMostlyGone({ lines }: Traits, former: Traits): boolean {
  const kept = [...former.lines].filter((line) => lines.has(line)).length;
  return former.lines.size > 0 && kept < former.lines.size * leastKept;
}

/** Another subject, with something new in place of something old. */
function isRetold(next: Traits, former: Traits): boolean {
  if (next.subject === '' || former.subject === '' || next.subject === former.subject) return false;
  const hasLost = [...former.lines].some((line) => !next.lines.has(line));
  return hasLost && [...next.lines].some((line) => !former.lines.has(line));
}

/** True when both have something, and nothing in common. */
export function areDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size > 0 && others.size > 0 && [...some].every((each) => !others.has(each));
}
