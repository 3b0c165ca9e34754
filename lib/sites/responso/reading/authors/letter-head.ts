import { firmDomainOf } from '@/lib/match/keys/firm-domain-of';
import { addressesIn } from '@/lib/sites/responso/reading/walk/addresses-in';
import { greetedIn } from './greeting';
import { isAddressed, senderLabel } from './message-authors';
import { isNameOf, personName, shortestPart } from './requester';
import { isRobot, isShopsName } from './shop-names';

/** Who sent the ticket's letter, and the mailbox that it came into, as the letter's head says. */
export interface LetterHead {
  sender: { name: string; address: string } | undefined;
  mailboxes: readonly string[];
}

/** What else a page tells of its addresses. */
interface Known {
  /** True for an agent's name or address. */
  isAgents: (text: string) => boolean;
  /** The heads of the ticket's messages. */
  heads: readonly string[];
}

/** A label that stands alone: its value is in the next line, as in the cells of a table. */
const labelAlone =
  /^(?:from|od|von|de|da|nadawca|sender|absender|remetente|odes[ií]latel|van|mittente|expéditeur|feladó|expeditor|від|to|do|para|an|komu|adresat|odbiorca|empfänger|recipients?|aan|destinatario|destinataire|címzett|către|кому)\s*:?$/i;
/** Labels of the addresses that get a copy, or the reply. */
const besideLabel =
  /^\s*(?:cc|bcc|dw|udw|cco|kopi[ae]|reply|odpowied[zź]|antwort|responder|respond)(?!\p{L})/iu;
/** The sender stands at most so many lines above the address that the letter went to. */
const mostAbove = 2;
/** A head's line is at most this long (characters). */
const longestLine = 160;

/**
 * Reads the head of a letter: `From: Jan <jan@example.com>`, `To: bok@shop.example`.
 *
 * @param texts the lines above the letter's first sentence
 * @returns nothing where the head may be that of a letter of the shop to the buyer
 */
export function readLetterHead(texts: readonly string[], known: Known): LetterHead {
  const lines = withLabels(texts).filter((text) => text.length <= longestLine && text.includes('@'));
  const sentTo = [...new Set(lines.flatMap(sentToIn))];
  const sender = senderIn(lines);
  const mailboxes = sentTo.filter((address) => isMailbox(address, sender, known));
  const isBuyers = sender !== undefined && mailboxes.length > 0 && !isRobot(sender.address);
  return { sender: isBuyers ? sender : undefined, mailboxes };
}

/** The address that a line of a head says the letter was sent to. One of a copy or for the reply is not the shop's. */
export function sentToIn(text: string): string[] {
  if (besideLabel.test(text)) return [];
  const addressed = addressesIn(text).filter((each) => isAddressed(text.slice(0, text.indexOf(each))));
  return addressed.slice(0, 1);
}

/** Puts each label that stands alone before its value. */
function withLabels(texts: readonly string[]): string[] {
  return texts.map((text, at) => {
    const label = texts[at - 1]?.trim() ?? '';
    return labelAlone.test(label) ? `${label.replace(':', '').trim()}: ${text}` : text;
  });
}

/** The sender: after a label, else before the address that the letter went to, in its line or right above it. */
function senderIn(lines: readonly string[]): LetterHead['sender'] {
  const labelled = lines.find((text) => senderLabel.test(text));
  if (labelled !== undefined) return ownerIn(labelled.replace(senderLabel, ''));
  const to = lines.findIndex((text) => sentToIn(text).length > 0);
  if (to < 0) return undefined;
  return lines.slice(Math.max(0, to - mostAbove), to + 1).flatMap((text) => ownerIn(text) ?? [])[0];
}

function ownerIn(text: string): LetterHead['sender'] {
  const [address] = addressesIn(text);
  if (address === undefined) return undefined;
  const before = text.slice(0, text.indexOf(address));
  if (isAddressed(before)) return undefined;
  const name = before.replace(/["<([]/g, ' ').trim();
  return { name: personName.test(name) ? name : '', address };
}

/** True if a letter from the sender to this address came into the shop. A letter of the shop goes the other way. */
function isMailbox(address: string, sender: LetterHead['sender'], { isAgents, heads }: Known): boolean {
  if (sender === undefined || sender.address === address) return false;
  if (isAgents(sender.address) || isAgents(sender.name)) return false;
  if (isAgents(address)) return true;
  if (isShopsName(address) && !isShopsName(sender.address)) return true;
  // Without a telling name, only a private person surely writes to a firm: the letter may be the shop's to the buyer.
  if (firmDomainOf(sender.address) !== '' || firmDomainOf(address) === '') return false;
  return !heads.some((head) => {
    // Greetings decline names: `Zofio` is `zofia@…`.
    const greeted = greetedIn(head)?.slice(0, shortestPart);
    const isGreeted = greeted !== undefined && isNameOf(greeted, address);
    return (
      isGreeted || (head.includes(address) && ownerIn(head.replace(senderLabel, ''))?.address === address)
    );
  });
}
