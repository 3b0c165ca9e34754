import type { Conversation } from './find-conversation';
import type { Outwards } from './walk/outwards';
import { firmDomainOf } from '@/lib/match/keys/firm-domain-of';
import { addressesIn } from './read-agent-addresses';
import type { PageLine } from './walk/walk-page';

interface ShopPage {
  conversation: Conversation;
  /** E-mail addresses of the signed-in agent, and of the shop. */
  agents: readonly string[];
  /** All lines of the page. Its bars hold the agent's name. */
  bars: readonly PageLine[];
  outwards: Outwards;
}

const attribution =
  /(?:wrote|napisa[lł]\(?a?\)?|escreveu|schrieb|a écrit|escribi[oó])\s*(?::\s*)?$|^-{2,}\s*(?:original message|wiadomość oryginalna|mensagem original)/i;
const agentLabel =
  /^(?:agent|assignee|assigned to|przypisany(?: do)?|opiekun|atendente|agente|respons[aá]vel)\s*:?$/i;
const name = /\p{Lu}[\p{Ll}'-]+(?: \p{Lu}[\p{Ll}'-]+){1,2}/gu;
/** A single word: a first name, if a label marks it as an agent's. */
const firstName = /^\p{Lu}[\p{Ll}'-]+$/u;
/** The head of a message names its author within so many lines. */
const headLines = 3;
/**
 * `kontakt@shop.example`, `E-mail: kontakt@shop.example`. After `To:` the address is in the head of a quoted letter.
 */
const addressAlone = /^(?:(?:e-?mail|kontakt|contact|contato)\s*(?::\s*)?)?[^\s@]+@[^\s@]+$/i;
/** Words before an address that the message was sent to: `To:`, `pisałem na`. */
const addressee =
  /(?:^|\s)(?:to|do|na|pod|para|ao|an|at|cc|bcc|dw|udw|reply-to|komu|adresat|odbiorca|recipients?|destinat[aá]rio|empfänger)\s*(?::\s*)?["'<([]*$/i;
/** Separators between the facts in a line of a signature. */
const factBreak = /[,;|•·]\s*|\s[–—-]\s|\s(?=e-?mail:)/i;
/** How many lines a signature has around the shop's address, and how long they may be (characters). */
const signature = { before: 2, after: 4, longestLine: 80 };

/**
 * Finds the lines of a ticket that the shop wrote: its agents' messages with their signatures, and quotes of them in
 * the buyer's messages. An agent is known by the name in a bar or in the ticket's details, or by an address of the
 * shop's domain. Messages built like theirs are agents' too. In any other message, the lines around a shop's address
 * that stands alone are the shop's signature.
 *
 * @returns indexes in `lines`
 */
export function findShopLines(lines: readonly PageLine[], page: ShopPage): number[] {
  const names = agentNames(page);
  const domains = new Set(page.agents.map(firmDomainOf).filter(Boolean));
  const isShopsAddress = (address: string) =>
    page.agents.includes(address) || domains.has(firmDomainOf(address));
  const isNamed = (text: string) =>
    names.some((each) => (firstName.test(each) ? saysAuthor(text, each) : text.includes(each)));
  const isByShop = (text: string) => isNamed(text) || authorsAddresses(text).some(isShopsAddress);
  const isShops = (text: string) => isNamed(text) || addressesIn(text).some(isShopsAddress);
  const messages = messagesOf(lines, page);
  const isAgents = messages.map(({ at }) =>
    at.slice(0, headLines).some((index) => isByShop(lines[index]?.text ?? '')),
  );
  const looks = new Set(messages.flatMap(({ look }, index) => (isAgents[index] ? [look] : [])));
  // If all messages look alike, the look does not tell who wrote them.
  const isTelling = messages.some(({ look }) => !looks.has(look));
  const signatureOf = (at: readonly number[]) =>
    signatureIn(
      at.map((place) => ({ place, text: lines[place]?.text ?? '' })),
      isShopsAddress,
    );
  // A ticket's only message: the paragraphs of the letter were split as if they were messages.
  const isOneLetter = messages.every(({ look }) => look === 'p ');
  const inLetter = isOneLetter ? signatureOf(messages.flatMap(({ at }) => at)) : [];
  const said = messages.flatMap(({ at, look }, index) => {
    const isAgent = isAgents[index] === true || (isTelling && looks.has(look));
    if (isAgent) return at;
    const quote = at.findIndex((place) => {
      const { text = '', element } = lines[place] ?? {};
      return attribution.test(text)
        ? isShops(text)
        : (element?.closest('blockquote') ?? null) !== null && isShops(text);
    });
    return quote < 0 ? signatureOf(at) : at.slice(quote);
  });
  return [...new Set([...said, ...inLetter])].toSorted((one, other) => one - other);
}

/** The address in a message's head that may be its author's. None from a sentence, and none after `To:`. */
function authorsAddresses(text: string): string[] {
  const [author] = addressesIn(text);
  if (author === undefined || isSentence(text)) return [];
  return addressee.test(text.slice(0, text.indexOf(author))) ? [] : [author];
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
    if (agents.some((address) => line.text.includes(address))) {
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

interface Message {
  /** Indexes of its lines. */
  at: number[];
  /** Describes how the message is built, to compare messages. */
  look: string;
}

/** Splits lines into messages: the lines in one child of the element that holds all messages. */
function messagesOf(lines: readonly PageLine[], { conversation, outwards }: ShopPage): Message[] {
  const holder = holderOf(conversation.roots);
  const messages = new Map<Element, Message>();
  lines.forEach((line, at) => {
    if (!conversation.has(line)) return;
    let message = line.element;
    for (let around = outwards(message); around && !holder.has(message); around = outwards(around)) {
      if (holder.has(around)) break;
      message = around;
    }
    const known = messages.get(message) ?? { at: [], look: lookOf(message) };
    known.at.push(at);
    messages.set(message, known);
  });
  return [...messages.values()];
}

/** The elements whose children are messages: goes inwards from the conversation until there are several children. */
function holderOf(roots: readonly Element[]): Set<Element> {
  const [root] = roots;
  if (!root) return new Set();
  if (roots.length > 1) return new Set(root.parentElement ? [root.parentElement] : []);
  let holder = root;
  for (let only = onlyChild(holder); only; only = onlyChild(holder)) holder = only;
  return new Set([holder]);
}

function onlyChild(element: Element): Element | undefined {
  const children = [...(element.shadowRoot ?? element).children].filter(
    ({ localName }) => localName !== 'style',
  );
  return children.length === 1 ? children[0] : undefined;
}

function lookOf(message: Element): string {
  return `${message.localName} ${message.className}`;
}
