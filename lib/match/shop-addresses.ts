import { takeEmails } from './keys/emails';

/** Labels of the mailbox that a ticket came into, in the languages helpdesks speak; the address follows, or is below. */
const label = /^(?:źródło|kanał|source|channel|origem|canal|quelle|kanal)(?![\p{L}\d])(?<rest>.*)$/iu;
/** Words that also lead back to the list of tickets: `Inbox › Jan jan@example.com`. They are labels with a colon only. */
const listOrLabel = /^(?:skrzynka|mailbox|inbox|caixa(?: de entrada)?|postfach)\s*:(?<rest>.*)$/iu;

/** A label, and an address with a word before it, are no longer than this together: a sentence is. */
const longestLine = 80;

/** The shop's own addresses, as far as a ticket's page calls them so: `Source: E-mail bok@shop.example`. */
export function findShopAddresses(lines: readonly string[]): string[] {
  const emails = lines.flatMap((line, at) => {
    if (line.length > longestLine) return [];
    const rest = (label.exec(line) ?? listOrLabel.exec(line))?.groups?.['rest'];
    if (rest === undefined) return [];
    // Below a label that has its value beside it stands something else: `Channel: E-mail`, then the buyer.
    const isBare = /^[\s:.]*$/.test(rest);
    return takeEmails(isBare ? (lines[at + 1] ?? '') : rest).emails.map(({ value }) => value);
  });
  return [...new Set(emails)];
}
