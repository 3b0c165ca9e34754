import type { Conversation } from './find-conversation';
import type { Outwards } from './walk/outwards';
import { firmDomainOf } from './public-mail-domains';
import { addressesIn } from './read-agent-addresses';
import type { PageLine } from './walk/walk-page';

interface ShopPage {
  conversation: Conversation;
  /** E-mail addresses of whoever is signed in. */
  agents: readonly string[];
  /** All lines of the page: the bars say what the agent is called. */
  bars: readonly PageLine[];
  outwards: Outwards;
}

const attribution =
  /(?:wrote|napisa[lł]\(?a?\)?|escreveu|schrieb|a écrit|escribi[oó])\s*:?\s*$|^-{2,}\s*(?:original message|wiadomość oryginalna|mensagem original)/i;
const agentLabel =
  /^(?:agent|assignee|assigned to|przypisany(?: do)?|opiekun|atendente|agente|respons[aá]vel)\s*:?$/i;
const name = /\p{Lu}[\p{Ll}'-]+(?: \p{Lu}[\p{Ll}'-]+){1,2}/gu;
/** The head of a message says who wrote it in its first lines. */
const headLines = 3;

/**
 * Which lines of a ticket the shop has said: messages of its agents, with their signatures, and those messages quoted by
 * the buyer. An agent is told by the name that a bar or the ticket's details give, or by an address of the shop's
 * domain; the messages built like theirs are agents' too.
 *
 * @returns places in `lines`
 */
export function findShopLines(lines: readonly PageLine[], page: ShopPage): number[] {
  const names = agentNames(page);
  const domains = new Set(page.agents.map(firmDomainOf).filter(Boolean));
  const isShops = (text: string) =>
    names.some((each) => text.includes(each)) ||
    addressesIn(text).some((address) => page.agents.includes(address) || domains.has(firmDomainOf(address)));
  const messages = messagesOf(lines, page);
  const isAgents = messages.map(({ at }) =>
    at.slice(0, headLines).some((index) => isShops(lines[index]?.text ?? '')),
  );
  const looks = new Set(messages.flatMap(({ look }, index) => (isAgents[index] ? [look] : [])));
  // Where all messages look alike, nothing tells by whom they are.
  const isTelling = messages.some(({ look }) => !looks.has(look));
  return messages.flatMap(({ at, look }, index) => {
    const isAgent = isAgents[index] === true || (isTelling && looks.has(look));
    if (isAgent) return at;
    const quote = at.findIndex((place) => {
      const { text = '', element } = lines[place] ?? {};
      return attribution.test(text)
        ? isShops(text)
        : (element?.closest('blockquote') ?? null) !== null && isShops(text);
    });
    return quote < 0 ? [] : at.slice(quote);
  });
}

/** Names of agents, as bars and the ticket's details say them. */
function agentNames({ bars, agents, conversation }: ShopPage): string[] {
  const said = bars.flatMap((line, at) => {
    if (conversation.has(line)) return [];
    if (agents.some((address) => line.text.includes(address))) {
      const beside = [bars[at - 1], line].filter((each) => each?.place === line.place);
      return beside.flatMap((each) => each?.pieces.flatMap(({ text }) => text.match(name) ?? []) ?? []);
    }
    const [label, ...values] = line.pieces.map(({ text }) => text.trim());
    if (!agentLabel.test(label ?? '')) return [];
    return (values.join(' ') || (bars[at + 1]?.text ?? '')).match(name) ?? [];
  });
  return [...new Set(said)];
}

interface Message {
  /** Places of its lines. */
  at: number[];
  /** What it is built like. */
  look: string;
}

/** The lines of each message: what stands in one child of the element that holds them all. */
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

/** The elements whose children are messages: inwards from the conversation until there are several. */
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
