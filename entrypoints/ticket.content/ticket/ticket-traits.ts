import type { TicketPage } from '@/lib/sites/responso/reading/read-ticket';

/** Where the address does not tell, a ticket with less than this part of what was there may be another one. */
const leastKept = 0.5;
const longLine = 40;
/** From its beginning and no longer than a mailbox's name may be (RFC 5321): a line may be one word of any length. */
const email = /(?<![^\s@<>()])[^\s@<>()]{1,64}@[^\s@<>()]+\.\p{L}+/gu;
/** An address, or a number that is no year. */
export const looksLikeKey = /@|\d{5}/;

/** What tells one ticket from another where its address does not. */
export interface Traits {
  subject: string;
  emails: ReadonlySet<string>;
  /** What the page's own words are not: messages, addresses, numbers. */
  lines: ReadonlySet<string>;
}

export function traitsOf({ lines }: TicketPage, subject: string): Traits {
  return {
    subject,
    emails: new Set(lines.flatMap((line) => line.toLowerCase().match(email) ?? [])),
    lines: new Set(lines.filter((line) => line.length >= longLine || looksLikeKey.test(line))),
  };
}

/** True when most of what was there is gone, and subject or people with it: a ticket that is scrolled keeps those. */
export function isOther(next: Traits, former: Traits): boolean {
  const kept = [...former.lines].filter((line) => next.lines.has(line)).length;
  if (former.lines.size === 0 || kept >= former.lines.size * leastKept) return false;
  return next.subject !== former.subject || areDisjoint(next.emails, former.emails);
}

/** True when both have something, and nothing in common. */
export function areDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size > 0 && others.size > 0 && [...some].every((each) => !others.has(each));
}
