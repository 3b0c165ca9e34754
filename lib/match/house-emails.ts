import { takeEmails } from './emails';
import { pairWithLabels } from './label-lines';

/** Labels of the mailbox that a ticket came into, in the languages helpdesks speak. */
const mailbox =
  /^(?:źródło|zrodlo|skrzynka|kanał|kanal|konto|source|channel|mailbox|inbox|account|origem|canal|conta|caixa|quelle|postfach)(?!\p{L})[^@:]{0,20}:/iu;

/** The shop's own addresses, as far as a ticket's page calls them so: `Source: E-mail bok@shop.example`. */
export function findHouseEmails(lines: readonly string[]): string[] {
  return pairWithLabels(lines)
    .filter(({ text }) => mailbox.test(text))
    .flatMap(({ text }) => takeEmails(text).emails.map(({ value }) => value));
}
