import { isPageLabel, labelRole } from '@/lib/match/reading/page-label';
import type { Conversation } from './find-conversation';
import { addressesIn } from './walk/addresses-in';
import type { PageLine } from './walk/walk-page';

/**
 * `Closed · Ticket · E-mail – bok@shop.example`: a channel with its account, which only looks like a label with its
 * value.
 */
const channelWithAccount =
  /(?:^|[\s·•|/(])(?:e-?mail|mail|poczta|correio)\s*(?:[–—/›»|]|\s-\s)\s*(?<account>[^\s@]+@[^\s@()]+)\)?$/iu;

/**
 * Finds the shop's mailbox in a ticket's head, which says through which mailbox the ticket came. The head may name the
 * buyer's address in the same way. So an address counts as a mailbox only if a label marks another address of the page
 * as an e-mail: then that one is the buyer's.
 *
 * @param facts facts about the buyer from closed parts of the page, such as `E-mail: jan@example.com`
 */
export function findMailboxes(
  lines: readonly PageLine[],
  conversation: Conversation,
  facts: readonly string[],
): string[] {
  const around = lines.filter(
    (line) => line.place === 'ticket' && line.text !== '' && !conversation.has(line),
  );
  const accounts = around.flatMap(({ text, pieces }) =>
    [text, ...pieces.map((piece) => piece.text.trim())].flatMap((said) =>
      addressesIn(channelWithAccount.exec(said)?.groups?.['account'] ?? ''),
    ),
  );
  if (accounts.length === 0) return [];
  const texts = around.map(({ text }) => text);
  const labelled = [...facts, ...texts].flatMap((text, at, all) => labelledAddress(text, all[at - 1] ?? ''));
  return [...new Set(accounts)].filter(
    (account) => labelled.length > 0 && !labelled.some((address) => address === account),
  );
}

/** The labelled address in `E-mail: jan@example.com`, or an address below a label. */
function labelledAddress(text: string, before: string): string[] {
  const [address] = addressesIn(text);
  if (address === undefined) return [];
  const label = text.slice(0, text.indexOf(address)).trim();
  const said = label === '' ? before : label;
  return isPageLabel(said) && saysEmail(said) ? [address] : [];
}

function saysEmail(label: string): boolean {
  // After a dash the address may be a channel's account, and `e-mail, bok@shop.example` is a list of tags.
  if (/[–—/›»|,;]\s*$/.test(label)) return false;
  return labelRole(label) === 'email';
}
