import { firmDomainOf } from '@/lib/match/keys/firm-domain-of';
import { withoutAccents } from '@/lib/match/keys/plain-text';
import { isPageLabel, labelRole } from '@/lib/match/reading/page-label';
import { withoutTail } from '@/lib/text/without-tail';
import { greetedIn } from './greeting';
import { headOf, wholeText, type Message, type Talk } from './messages';
import { nameLabel } from '@/lib/sites/responso/reading/walk/contact-field';
import { addressesIn } from '@/lib/sites/responso/reading/walk/addresses-in';
import type { PageLine } from '@/lib/sites/responso/reading/walk/walk-page';

/** Who the ticket is of, as the page says beside the conversation. */
export interface Requester {
  names: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
  /** The message that is a form which the requester has filled in. The shop's own address may have sent it. */
  form: Message | undefined;
}

const requesterLabel =
  /^(?:request(?:o|e)rs?|reporter|customer|client|contact|buyer|sender|klient|kupuj[aą]cy|nadawca|zg[lł]aszaj[aą]cy|zamawiaj[aą]cy|comprador|cliente|remetente|solicitante|kunde|käufer|absender|name|full name|nazwa|nazwisko|imi[eę]|imi[eę] i nazwisko|nome)\s*:?$/i;
export const personName = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;
const namesIn = /(?<![\p{L}'’-])\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+/gu;
/** A part of a name that an address repeats has at least so many letters. */
export const shortestPart = 4;
/** A name stands at most so many lines above the address or phone that belongs to it. */
const mostBetween = 3;
/** A longer line (characters) is no fact about a person. */
const longestFact = 120;

/**
 * Finds the ticket's requester: the author of messages whose name also stands beside the conversation, with an e-mail
 * address, a phone or a label for the customer, and the addresses that labels there mark as an e-mail.
 *
 * @param facts facts about the buyer from closed parts of the page
 * @param isAgents true for the name or the address of an agent
 * @param sender who sent the ticket's letter, if its head says so
 */
export function findRequester(
  messages: readonly Message[],
  lines: readonly PageLine[],
  {
    conversation,
    facts,
    isAgents,
    sender,
  }: {
    conversation: Talk;
    facts: readonly string[];
    isAgents: (text: string) => boolean;
    sender: { name: string; address: string } | undefined;
  },
): Requester {
  const around = lines.filter(
    (line) => line.place === 'ticket' && line.text !== '' && !conversation.has(line),
  );
  const said = [...around, ...facts].flatMap((fact) =>
    typeof fact === 'string' ? fact.split(/(?<=:) /) : factsIn(fact),
  );
  // Each once: a long ticket repeats its heads.
  const heads = [...new Set(messages.flatMap((message) => headOf(message).map(wholeText)))];
  const isAuthor = (name: string) => personName.test(name) && heads.some((head) => head.includes(name));
  const beside = said.flatMap((text, at) => {
    const name = withoutAddress(text);
    const isRequesters = name !== text || isRequesterLabel(said[at - 1]) || hasContact(said, at);
    return isRequesters && isAuthor(name) ? [name] : [];
  });
  const labelled = said.flatMap((text, at) => {
    const [address] = addressesIn(text);
    if (address === undefined || isAgents(address)) return [];
    const before = withoutAddress(text);
    const label = before === '' ? (said[at - 1] ?? '') : before;
    return beside.includes(label) || saysEmail(label) || isRequesterLabel(label) ? [address] : [];
  });
  // A private address names its owner: `zofia.kulik@…` is Zofia Kulik's.
  const privates = [...new Set([...said, ...heads].flatMap(addressesIn))].filter(
    (address) => firmDomainOf(address) === '' && !isAgents(address),
  );
  const filled = labelled.length > 0 ? undefined : messages.find((message) => formIn(message) !== undefined);
  // The rows of a form may be drawn as if they were messages.
  const form = filled?.lines ?? messages.flatMap((message) => message.lines);
  if (labelled.length === 0) labelled.push(...[formIn({ lines: form })].flatMap((address) => address ?? []));
  if (labelled.length === 0 && sender) labelled.push(sender.address);
  const addresses = labelled.length > 0 ? labelled : privates;
  const alike = [...new Set(heads.flatMap(authorsIn))].filter((name) =>
    addresses.some((address) => isNameOf(name, address)),
  );
  const senders = sender && labelled.includes(sender.address) && isAuthor(sender.name) ? [sender.name] : [];
  const names = [...new Set([...beside, ...alike, ...senders])].filter((name) => !isAgents(name));
  const owned = privates.filter((address) => names.some((name) => isNameOf(name, address)));
  return { names: new Set(names), addresses: new Set([...labelled, ...owned]), form: filled };
}

/** The address in lines that are a form: `Name: Celina Ruta`, and `E-mail: celina@example.com` near it. */
function formIn({ lines }: Pick<Message, 'lines'>): string | undefined {
  const fields = lines.map(({ text }, at) => fieldIn(text, lines[at + 1]?.text ?? ''));
  const named = fields.findIndex(([label]) => label !== undefined && nameLabel.test(label));
  if (named < 0) return undefined;
  // The value of a label that stands alone is a line too.
  const near = fields.slice(Math.max(0, named - 2 * mostBetween), named + 2 * mostBetween + 1);
  return near.flatMap(([label = '', value = '']) => (saysEmail(label) ? addressesIn(value) : []))[0];
}

/** A form's label and value, in one line or in two. */
function fieldIn(text: string, next: string): string[] {
  const inLine = /^([^:@]{2,40}):\s*(\S.{0,100})$/.exec(text)?.slice(1);
  if (inLine) return inLine;
  return requesterLabel.test(text) || saysEmail(text) ? [text, next] : [];
}

/** The names in a message's head. A greeting names somebody else. */
function authorsIn(head: string): string[] {
  return greetedIn(head) === undefined ? (head.match(namesIn) ?? []) : [];
}

function isPhoneAlone(text: string): boolean {
  return !/\p{L}/u.test(text) && text.replace(/\D/g, '').length >= 9;
}

/** A line's parts: a label and its value may stand side by side. */
function factsIn({ pieces, text }: PageLine): string[] {
  if (text.length > longestFact) return [text];
  const parts = pieces
    .map((part) => ({ ...part, text: part.text.trim() }))
    .filter((part) => !part.isUnwritten || isPageLabel(part.text))
    .map((part) => part.text);
  // `Nome: Rafaela Souza` may be one text.
  return parts.flatMap((part) => part.split(/(?<=:) /)).filter(Boolean);
}

/** True if the address has a part of the name: `zofia.kulik@example.com`, `kulikz@example.com`. */
export function isNameOf(name: string, address: string): boolean {
  const local = address.slice(0, address.indexOf('@')).toLowerCase();
  return withoutAccents(name)
    .split(/[\s'’-]+/)
    .some((part) => part.length >= shortestPart && local.includes(part.toLowerCase()));
}

/** `Jan Nowak <jan@example.com>` → `Jan Nowak` */
function withoutAddress(text: string): string {
  const [address] = addressesIn(text);
  return address === undefined ? text : withoutTail(text.slice(0, text.indexOf(address)), /[\s<("']/);
}

function isRequesterLabel(text = ''): boolean {
  return requesterLabel.test(text);
}

/** True if one of the next lines is an address or a phone. */
function hasContact(said: readonly string[], at: number): boolean {
  return said
    .slice(at + 1, at + 1 + mostBetween)
    .some((text) => text.length <= longestFact && (/\S@\S/.test(text) || isPhoneAlone(text)));
}

function saysEmail(label: string): boolean {
  if (label === '' || !isPageLabel(label) || /[–—/›»|,;·•]\s*$|^(?:via|przez|por) /i.test(label))
    return false;
  return labelRole(label) === 'email';
}
