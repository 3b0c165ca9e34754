import { isPageLabel, labelRole } from '@/lib/match/reading/page-label';
import { isRobot } from './authors/shop-names';
import type { Conversation } from './find-conversation';
import { addressesIn } from './walk/addresses-in';
import type { PageLine } from './walk/walk-page';

/**
 * `Closed · Ticket · E-mail – bok@shop.example`: a channel with its account, which only looks like a label with its
 * value.
 */
const channelWithAccount =
  /(?:^|[\s·•|/(])(?:e-?mail|mail|poczta|correio)\s*(?:[–—/›»|]|\s-\s)\s*(?<account>[^\s@]+@[^\s@()]+)\)?$/iu;

const folder =
  /^(?:inbox|sent(?: items)?|drafts|trash|spam|junk|archive|odebrane|skrzynka odbiorcza|wysłane|robocze|szkice|kosz|archiwum|posteingang|gesendet|entwürfe|papierkorb|caixa de entrada|entrada|enviad[ao]s|rascunhos|lixo|lixeira|arquivo|doručen[ée]|odeslan[ée]|koncepty|koš)(?: ?\(?\d{1,6}\)?)?$/i;
/** So many folders in a row are a mail program's. */
const fewestFolders = 2;

/**
 * Finds the addresses that are no buyer's by their kind: those that only send, an account among the folders of its
 * mail, and the shop's mailbox in a ticket's head.
 *
 * @param facts facts about the buyer from closed parts of the page, such as `E-mail: jan@example.com`
 */
export function findMailboxes(
  lines: readonly PageLine[],
  conversation: Conversation,
  facts: readonly string[],
): string[] {
  const told = lines.filter(({ place, text }) => place === 'ticket' && text.includes('@'));
  const robots = told.flatMap(({ text }) => addressesIn(text).filter(isRobot));
  return [...robots, ...amongFolders(lines), ...mailboxesInHead(lines, conversation, facts)];
}

/** The addresses that stand alone beside folders, in one element: `Inbox`, `Sent`, `kontakt@shop.example`. */
function amongFolders(lines: readonly PageLine[]): string[] {
  const folders = lines.filter(({ text }) => folder.test(text)).map(({ element }) => element.parentElement);
  return lines.flatMap(({ text, element }) => {
    if (!/^[^\s@]+@[^\s@]+$/.test(text)) return [];
    const beside = folders.filter((parent) => parent !== null && parent === element.parentElement);
    return beside.length >= fewestFolders ? addressesIn(text) : [];
  });
}

/**
 * Finds the shop's mailbox in a ticket's head, which says through which mailbox the ticket came. The head may name the
 * buyer's address in the same way. So an address counts as a mailbox only if a label marks another address of the page
 * as an e-mail: then that one is the buyer's.
 *
 * @param facts facts about the buyer from closed parts of the page, such as `E-mail: jan@example.com`
 */
function mailboxesInHead(
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
