import { takeEmails } from './emails';

/** Labels of the mailbox that a ticket came into, in the languages helpdesks speak; the address follows, or is below. */
const mailbox =
  /^(?:źródło|skrzynka|kanał|source|channel|mailbox|inbox|origem|canal|caixa|quelle|kanal|postfach)(?![\p{L}\d])/iu;

/** A label, and an address with a word before it, are no longer than this together: a sentence is. */
const longestLine = 80;

/** The shop's own addresses, as far as a ticket's page calls them so: `Source: E-mail bok@shop.example`. */
export function findHouseEmails(lines: readonly string[]): string[] {
  const emails = lines.flatMap((line, at) => {
    if (line.length > longestLine || !mailbox.test(line)) return [];
    const own = takeEmails(line).emails;
    const found = own.length > 0 ? own : takeEmails(lines[at + 1] ?? '').emails;
    return found.map(({ value }) => value);
  });
  return [...new Set(emails)];
}
