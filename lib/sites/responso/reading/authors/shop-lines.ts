import { attribution } from './attribution';
import { firmDomainOf } from '@/lib/match/keys/firm-domain-of';
import { authorsOf, isAddressed, joinParts, plainRole, senderLabel, type Author } from './message-authors';
import { headOf, messagesOf, wholeText, type Message, type Talk } from './messages';
import { findOwnSide } from './own-side';
import { addressesIn } from '@/lib/sites/responso/reading/walk/addresses-in';
import { readLetterHead, sentToIn } from './letter-head';
import { findRequester, type Requester } from './requester';
import { isRobot, isShopsName } from './shop-names';
import { findFirmSignatures, findSignaturesAlone } from './find-signatures';
import { isNote } from './is-note';
import { isSignedByService } from './service-signature';
import type { Outwards } from '@/lib/sites/responso/reading/walk/outwards';
import type { PageLine } from '@/lib/sites/responso/reading/walk/walk-page';

interface ShopPage {
  conversation: Talk;
  /** E-mail addresses of the signed-in agent, and of the shop. */
  agents: readonly string[];
  /** All lines of the page. Its bars hold the agent's name. */
  bars: readonly PageLine[];
  /** Facts about the buyer from closed parts of the page. */
  facts: readonly string[];
  outwards: Outwards;
}

export const agentLabel =
  /^(?:(?:ticket |conversation )?owner|agent|operat[oó]r|assignees?|assigned (?:to|agent)|handled by|przypisan[yaeo](?: do)?|opiekun|obsługuj(?:e|ąc[ya])|prowadz[aą]c[ya]|w[lł]a[sś]ciciel|konsultant|atendente|agente|respons[aá]vel|bearbeiter|zugewiesen(?: an)?|řešitel|přiřazeno)\s*:?$/i;
const name = /\p{Lu}[\p{Ll}'-]+(?: \p{Lu}[\p{Ll}'-]+){1,2}/gu;
/** A single word: a first name, if a label marks it as an agent's. */
const firstName = /^\p{Lu}[\p{Ll}'-]+$/u;
/** The head of a message names its author within so many lines. */
const headLines = 3;
/**
 * `kontakt@shop.example`, `E-mail: kontakt@shop.example`. After `To:` the address is in the head of a quoted letter.
 */
const addressAlone = /^(?:(?:e-?mail|kontakt|contact|contato)\s*(?::\s*)?)?[^\s@]+@[^\s@]+$/i;
/** Separators between the facts in a line of a signature. */
const factBreak = /[,;|•·]\s*|\s[–—-]\s|\s(?=e-?mail:)/i;
/** Labels below the sender in a letter's head. */
const headLabel =
  /^(?:to|sent|date|subject|do|data|wysłano|temat|an|gesendet|datum|betreff|para|enviad[ao]|assunto|komu|odesláno|předmět|aan|címzett|către|кому|oggetto|objet|asunto|onderwerp|predmet|tárgy|subiect)\s*:/i;
/** How many lines a signature has around the shop's address, and how long they may be (characters). */
const signature = { before: 2, after: 4, longestLine: 80 };

/**
 * Finds the lines of a ticket that the shop wrote: its agents' messages with their signatures, and quotes of them in
 * the buyer's messages. An agent is known by the name in a bar or in the ticket's details, by an address of the shop's
 * domain, by the side of the bubbles in a chat, or, if the page names the ticket's requester, by not being the
 * requester. Messages built like theirs are agents' too. In any other message, the lines around a shop's address that
 * stands alone are the shop's signature.
 *
 * @returns indexes in `lines`; those of internal notes, and of sentences about other buyers; and the addresses of others
 *   that stand in no other line: `Shop <bok@shop.example> to jan@example.com`
 */
export function findShopLines(
  lines: readonly PageLine[],
  page: ShopPage,
): { at: number[]; notes: number[]; addresses: string[] } {
  // A robot sends letters of the buyer too: forms, messages of marketplaces.
  const agents = page.agents.filter((address) => !isRobot(address));
  const names = agentNames({ ...page, agents });
  const isNamed = (text: string) =>
    names.some((each) => (firstName.test(each) ? saysAuthor(text, each) : text.includes(each)));
  const parts = messagesOf(lines, page.bars, page);
  const isAgentsOwn = (text: string) => isNamed(text) || agents.includes(text);
  const sentence = lines.findIndex((line) => page.conversation.has(line) && isSentence(line.text));
  const above = lines.slice(0, sentence < 0 ? lines.length : sentence).map(wholeText);
  const heads = parts.flatMap((message) => headOf(message).map(wholeText));
  const { sender, mailboxes } = readLetterHead(above, { isAgents: isAgentsOwn, heads });
  const found = findRequester(parts, page.bars, { ...page, isAgents: isAgentsOwn, sender });
  // The buyer may write from a second address, to which the shop's last letter went.
  const isAuthors = (address: string) => heads.some((head) => authorsAddresses(head).includes(address));
  const seconds = above
    .flatMap(sentToIn)
    .filter((address) => isSecond(address, found) && (isShopsName(address) || !isAuthors(address)));
  const isLetterIn = sender !== undefined || seconds.length > 0;
  const letter = isLetterIn ? parts.find(({ at }) => at.includes(sentence)) : undefined;
  const writer = letter && found.names.size === 0 ? writerOf(letter) : undefined;
  const requester = writer === undefined || isNamed(writer) ? found : { ...found, names: new Set([writer]) };
  const told = authorsOf(parts, requester);
  const isChat = findOwnSide(parts).some((side) => side !== undefined);
  const joined = isChat
    ? parts.map((message, at) => ({ message, author: told[at] }))
    : joinParts(parts, told);
  const messages = joined.map(({ message }) => message);
  const isFirstLetter = ({ at, lines: said }: Message) =>
    isLetterIn && at.includes(sentence) && !said.slice(0, headLines).some(({ text }) => isNamed(text));
  const authors = joined.map(({ message, author }) =>
    author === 'shop' && isBuyersSide(message, requester)
      ? undefined
      : (author ?? (isFirstLetter(message) ? 'requester' : undefined)),
  );
  const addresses = [
    ...agents,
    ...mailboxesIn(messages, authors, requester),
    ...mailboxes.filter((address) => isSecond(address, requester)),
    ...seconds,
  ];
  const domains = new Set(addresses.map(firmDomainOf).filter(Boolean));
  const isShopsAddress = (address: string) =>
    !requester.addresses.has(address) && (addresses.includes(address) || domains.has(firmDomainOf(address)));
  const isByShop = (text: string) => isNamed(text) || authorsAddresses(text).some(isShopsAddress);
  const isShops = (text: string) => isNamed(text) || addressesIn(text).some(isShopsAddress);
  const notes = messages.map(isNote);
  const isAgents = messages.map(
    ({ at }, index) =>
      authors[index] === 'shop' ||
      notes[index] === true ||
      (authors[index] !== 'requester' &&
        (at.slice(0, headLines).some((place) => isByShop(lines[place]?.text ?? '')) ||
          isSignedByService(at.flatMap((place) => lines[place] ?? [])))),
  );
  const own = [...requester.names, ...requester.addresses];
  const isOfOthers = (text: string) => own.length > 0 && !own.some((each) => text.includes(each));
  const sides = findOwnSide(messages);
  const looksOf = (isMeant: (index: number) => boolean) =>
    new Set(messages.flatMap(({ look }, index) => (isMeant(index) ? [look] : [])));
  // Where the head names the role, messages of both sides may look alike.
  const isByRole = messages.map((message) => plainRole(message) !== undefined);
  const looks = looksOf(
    (index) => isAgents[index] === true && isByRole[index] !== true && notes[index] !== true,
  ).difference(looksOf((index) => authors[index] === 'requester'));
  // If all messages look alike, the look does not tell who wrote them.
  const isTelling = messages.some(({ look }) => !looks.has(look));
  const signatureOf = (at: readonly number[]) =>
    signatureIn(
      at.map((place) => ({ place, text: lines[place]?.text ?? '' })),
      isShopsAddress,
    );
  const textsFrom = (place: number) => lines.slice(place, place + headLines).map(({ text }) => text);
  // A ticket's only message: the paragraphs of the letter were split as if they were messages.
  const isOneLetter = messages.every(({ look }) => look === 'p ');
  const inLetter = isOneLetter ? signatureOf(messages.flatMap(({ at }) => at)) : [];
  const said = messages.flatMap(({ at, look }, index) => {
    const isAlike = (isTelling && looks.has(look)) || sides[index] === true;
    if (isAgents[index] === true || (authors[index] !== 'requester' && isAlike))
      return upTo(at, (place) => isLetterOfOthers(lines[place]?.text ?? '', isShopsAddress));
    const quote = at.findIndex((place) => {
      const { text = '', element } = lines[place] ?? {};
      if (isQuotedHead(textsFrom(place), isShops)) return true;
      return attribution.test(text)
        ? isShops(text) || isOfOthers(text)
        : (element?.closest('blockquote') ?? null) !== null &&
            (authors[index] === 'requester' || isShops(text));
    });
    if (quote >= 0) return at.slice(quote);
    // What the requester quotes line by line is what they answer to.
    const quoted =
      authors[index] === 'requester' ? at.filter((place) => /^>(?! ?>)/.test(lines[place]?.text ?? '')) : [];
    return [...quoted, ...signatureOf(at)];
  });
  const named = lines.flatMap((line, at) => (namesShop(line.text, isShopsAddress, requester) ? [at] : []));
  const isRequesters = (address: string) =>
    requester.addresses.has(address) || firmDomainOf(address) === '' || !isSecond(address, requester);
  const byRequester = new Set(
    messages.flatMap(({ at }, index) => (authors[index] === 'requester' ? at : [])),
  );
  // A buyer may write for a firm from an address of a public provider.
  const ofFirms =
    requester.addresses.size > 0
      ? findFirmSignatures(lines, isRequesters, isSentence).filter((at) => !byRequester.has(at))
      : [];
  const belowReply = findSignaturesAlone(lines, page.conversation);
  const besideShops = named
    .flatMap((at) => addressesIn(lines[at]?.text ?? ''))
    .filter((address) => !isShopsAddress(address));
  const places = new Set([...said, ...inLetter, ...named, ...ofFirms, ...belowReply]);
  const others = lines.filter((_, at) => !places.has(at)).flatMap(({ text }) => addressesIn(text));
  // Where the requester is not known, only an address in brackets that stands in no other line is a stranger's.
  const known =
    requester.addresses.size > 0
      ? requester.addresses
      : new Set(lines.flatMap(({ text }) => (isSentence(text) ? [] : addressesIn(text))));
  const isStrangers = (address: string, text: string) =>
    !known.has(address) &&
    !isShopsAddress(address) &&
    !agents.includes(address) &&
    (requester.addresses.size > 0 || isInBrackets(address, text));
  const aboutOthers = lines.flatMap(({ text }, at) =>
    known.size > 0 && !byRequester.has(at) && isAboutOthers(text, isStrangers) ? [at] : [],
  );
  return {
    at: [...places].toSorted((one, other) => one - other),
    notes: [...messages.flatMap(({ at }, index) => (notes[index] === true ? at : [])), ...aboutOthers],
    addresses: [...requester.addresses.union(new Set(besideShops))].filter(
      (address) => !others.includes(address),
    ),
  };
}

/**
 * `See KC-7650 (Mrs Lacey, m.lacey@oldtown.example)`: true for a sentence with a number and a stranger's address. It is no
 * head of a letter.
 */
function isAboutOthers(text: string, isStrangers: (address: string, text: string) => boolean): boolean {
  if (!text.includes('@') || senderLabel.test(text) || headLabel.test(text) || attribution.test(text))
    return false;
  return (
    isSentence(text) && /\d{4}/.test(text) && addressesIn(text).some((address) => isStrangers(address, text))
  );
}

function isInBrackets(address: string, text: string): boolean {
  const at = text.toLowerCase().indexOf(address.toLowerCase());
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at) && text.indexOf(')', at) > at;
}

/** The places before the first one that is meant, or all. */
function upTo(at: readonly number[], isMeant: (place: number) => boolean): readonly number[] {
  const end = at.findIndex(isMeant);
  return end < 0 ? at : at.slice(0, end);
}

/** `Von: Claudia Reiter <claudia@example.com>`: a letter follows that the shop forwards or answers to. */
function isLetterOfOthers(text: string, isShopsAddress: (address: string) => boolean): boolean {
  const [sender] = /^(?:from|von|od|de|da)\s*:/i.test(text) ? addressesIn(text) : [];
  return sender !== undefined && !isShopsAddress(sender);
}

/** True for a message of somebody of the requester's firm, or with an address of a public provider. */
function isBuyersSide(message: Message, { addresses }: Requester): boolean {
  const domains = new Set([...addresses].map(firmDomainOf));
  const said = message.lines.flatMap(({ text }) => addressesIn(text));
  const others = said.filter((address) => !addresses.has(address));
  return others.some((address) => firmDomainOf(address) === '' || domains.has(firmDomainOf(address)));
}

/** The addresses that the requester wrote to, and those in the heads and below the letters of the shop. */
function mailboxesIn(
  messages: readonly Message[],
  authors: readonly Author[],
  requester: Requester,
): string[] {
  const found = messages.flatMap(({ lines }, index) => {
    if (authors[index] === undefined) return [];
    if (authors[index] === 'requester')
      return lines.flatMap((line, at) => (at < headLines ? sentToIn(line.text) : quotedIn(line)));
    return lines.flatMap(({ text }) => (isSentence(text) ? [] : addressesIn(text))).filter(firmDomainOf);
  });
  const domains = new Set([...requester.addresses].map(firmDomainOf).filter(Boolean));
  return [...new Set(found)].filter(
    (address) => !requester.addresses.has(address) && !domains.has(firmDomainOf(address)),
  );
}

/** The firms' addresses in a quote. */
function quotedIn({ text, element }: PageLine): string[] {
  return element.closest('blockquote') === null ? [] : addressesIn(text).filter(firmDomainOf);
}

/** The name that a message's head begins with: `Zofia Kulik 9:12`. */
function writerOf(message: Message): string | undefined {
  const [head] = headOf(message);
  return /^\p{Lu}[\p{Ll}'’-]+ \p{Lu}[\p{Ll}'’-]+(?=$|(?:[\s,·|][\s,·|-]*)?\d)/u.exec(head?.text ?? '')?.[0];
}

/** True for the head of a letter of the shop that is quoted: `From: Shop <bok@shop.example>`, and `To:` below it. */
function isQuotedHead(texts: readonly string[], isShops: (text: string) => boolean): boolean {
  const [sender = '', ...below] = texts;
  return senderLabel.test(sender) && isShops(sender) && below.some((text) => headLabel.test(text));
}

/** True for an address that the letter went to, where the requester is known by another one. */
function isSecond(address: string, { addresses }: Requester): boolean {
  const isOfShop = [...addresses].some(isShopsName) && !isShopsName(address);
  const domains = new Set([...addresses].map(firmDomainOf).filter(Boolean));
  return addresses.size > 0 && !addresses.has(address) && !isOfShop && !domains.has(firmDomainOf(address));
}

/** True for a line with the shop's address, such as `To: kontakt@shop.example`, and with no fact but addresses. */
function namesShop(
  text: string,
  isShopsAddress: (address: string) => boolean,
  { addresses }: Requester,
): boolean {
  if (addresses.size === 0 || !text.includes('@') || isSentence(text)) return false;
  return !/\d{5}/.test(text.replace(/[\s-]/g, '')) && addressesIn(text).some(isShopsAddress);
}

/** The address in a message's head that may be its author's. None from a sentence, and none after `To:`. */
function authorsAddresses(text: string): string[] {
  const [author] = addressesIn(text);
  if (author === undefined || isSentence(text)) return [];
  return isAddressed(text.slice(0, text.indexOf(author))) ? [] : [author];
}

function isSentence(text: string): boolean {
  const words = text.match(/(?<=^|\s)\p{L}+(?=[\s,.?!…]|$)/gu) ?? [];
  const isEnded = /[.?!…]$/.test(text);
  return words.length >= (isEnded ? 4 : 6) && words.some((word) => /^\p{Ll}/u.test(word));
}

/** `Oliver`, `Oliver, 12:04`: true for a first name at the author's place, false for `Hello Oliver`. */
function saysAuthor(text: string, author: string): boolean {
  return text.startsWith(author) && /^\s*(?:$|[,·•|(–—-])/.test(text.slice(author.length));
}

/**
 * Indexes of a message's lines that are the shop's signature. A sentence that names the shop's address is not part of
 * it.
 */
function signatureIn(
  said: readonly { place: number; text: string }[],
  isShopsAddress: (address: string) => boolean,
): number[] {
  const isItsOwn = ({ text }: { text: string }) =>
    text.split(factBreak).some((fact) => addressAlone.test(fact) && addressesIn(fact).some(isShopsAddress));
  const mayBelong = (line: { text: string }) =>
    line.text.length <= signature.longestLine &&
    !isSentence(line.text) &&
    addressesIn(line.text).every(isShopsAddress);
  const around = said.flatMap((line, at) => {
    if (!mayBelong(line) || !isItsOwn(line)) return [];
    const before = said.slice(Math.max(0, at - signature.before), at);
    const after = said.slice(at + 1, at + 1 + signature.after);
    const end = after.findIndex((each) => !mayBelong(each));
    return [
      ...before.slice(before.findLastIndex((each) => !mayBelong(each)) + 1),
      line,
      ...(end < 0 ? after : after.slice(0, end)),
    ];
  });
  return [...new Set(around.map(({ place }) => place))];
}

/** Names of agents in bars and in the ticket's details. */
function agentNames({ bars, agents, conversation }: ShopPage): string[] {
  const said = bars.flatMap((line, at) => {
    if (conversation.has(line)) return [];
    // Beside `To: kontakt@shop.example` stands the buyer who wrote to it.
    if (agents.some((address) => line.text.includes(address) && !sentToIn(line.text).includes(address))) {
      const beside = [bars[at - 1], line].filter((each) => each?.place === line.place);
      return beside.flatMap((each) => each?.pieces.flatMap(({ text }) => text.match(name) ?? []) ?? []);
    }
    const [label, ...values] = line.pieces.map(({ text }) => text.trim());
    if (!agentLabel.test(label ?? '')) return [];
    const value = (values.join(' ') || (bars[at + 1]?.text ?? '')).trim();
    return value.match(name) ?? (firstName.test(value) ? [value] : []);
  });
  return [...new Set(said)];
}
