import { takeEmails } from './keys/emails';

/**
 * Labels of the mailbox that a ticket came into, in the languages of helpdesks. The address follows, or is on the next
 * line.
 */
const label = /^(?:źródło|kanał|source|channel|origem|canal|quelle|kanal)(?![\p{L}\d])(?<rest>.*)$/iu;
/**
 * Words that may also be a link back to the ticket list: `Inbox › Jan jan@example.com`. They are labels only with a
 * colon.
 */
const listOrLabel = /^(?:skrzynka|mailbox|inbox|caixa(?: de entrada)?|postfach)\s*:(?<rest>.*)$/iu;

/** A label with an address, and a word before it, is at most this long (characters). A longer line is a sentence. */
const longestLine = 80;

/** The shop's own addresses that a ticket's page labels as such: `Source: E-mail bok@shop.example`. */
export function findShopAddresses(lines: readonly string[]): string[] {
  const emails = lines.flatMap((line, at) => {
    if (line.length > longestLine) return [];
    const rest = (label.exec(line) ?? listOrLabel.exec(line))?.groups?.['rest'];
    if (rest === undefined) return [];
    // If the label's value is on the same line, the next line is something else: `Channel: E-mail`, then the buyer.
    const isBare = /^[\s:.]*$/.test(rest);
    return takeEmails(isBare ? (lines[at + 1] ?? '') : rest).emails.map(({ value }) => value);
  });
  return [...new Set(emails)];
}
