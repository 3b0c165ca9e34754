import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { greetedIn } from './greeting';
import { headOf, wholeText, type Message } from './messages';
import { isNameOf, type Requester } from './requester';
import type { PageLine, Piece } from '@/lib/sites/responso/reading/walk/walk-page';

/** A part of a message whose lines are this short (characters) is only its head. */
const longestHeadAlone = 60;
/** A word with a capital letter, as names begin. */
const capitalised = /(?<![\p{L}\d])\p{Lu}\p{L}+/u;
/** Words before an address that the message was sent to: `To:`, `To: "Shop" <`, `pisałem na`, `→`. */
const addressee =
  /(?:^|\s)(?:→|➔|➜|->|to|do|na|pod|para|ao|an|at|cc|bcc|dw|udw|reply-to|komu|adres[aá]t|odbiorca|recipients?|destinat[aá]ri[oe]|destinataire|empfänger|aan|naar|címzett|către|кому|til|till)\s*(?::\s*)?(?:"[^"@]{0,60}"\s*)?["'<([]*$/i;
/** `To: Jan Nowak <`: after a colon, a name may stand before the address. */
const addresseeByName =
  /^(?:to|do|para|an|a|à|cc|bcc|dw|udw|komu|odbiorca|recipients?|empfänger|aan|címzett|către|кому|til|till)\s*:[^@]{0,60}$/i;

/** A label of a letter's sender. */
export const senderLabel =
  /^(?:from|od|von|de|da|van|nadawca|sender|absender|remetente|mittente|expéditeur|odes[ií]latel|odosielateľ|feladó|expeditor|від|fra|från)\s*(?::|$)/i;

/** True for what stands before an address or a name that a message was sent to. */
export function isAddressed(before: string): boolean {
  return addressee.test(before) || addresseeByName.test(before.trim());
}

/** Who wrote a message: `shop` is anybody but the requester. Undefined if its head does not tell. */
export type Author = 'requester' | 'shop' | undefined;

/**
 * Tells the requester's messages from those of the shop by their heads. A message that begins like one of the
 * requester's, with another name at the same place, is the shop's. So is one that is addressed to the requester.
 */
export function authorsOf(messages: readonly Message[], requester: Requester): Author[] {
  const own = [...requester.names, ...requester.addresses];
  // If only the requester's address is known, any name may be theirs.
  const isAnothers = (text: string) => (requester.names.size > 0 ? capitalised : /\S@\S/).test(text);
  const heads = messages.map(headOf);
  // The subject may stand above the author in each message, but no address.
  const places = heads.map((head) =>
    head.findIndex(
      (line, place) =>
        saysOf(line, own) === 'author' &&
        (place === 0 ||
          (own.some((each) => line.text.startsWith(each)) &&
            head.slice(0, place).every(({ text }) => !text.includes('@')))),
    ),
  );
  const spots = oneOfEach(
    heads.flatMap((head, at) =>
      head.filter((_, place) => place === places[at]).flatMap((line) => spotsOf(line, own)),
    ),
  );
  const isLikeTheirs = createLikeness(
    heads.flatMap((head, at) => head.filter((_, place) => place === places[at])),
  );
  const roles = heads.map(([first]) => (first ? roleIn(first) : undefined));
  const isByRole = roles.includes('requester') && roles.includes('shop');
  return heads.map((head, at) => {
    const message = messages[at];
    if (message === requester.form) return 'requester';
    const named = message && plainRole(message);
    if (named) return named;
    if (isByRole && roles[at]) return roles[at];
    if (places[at] !== -1) return 'requester';
    const isSentToThem = head.some((line) => saysOf(line, own) === 'addressee');
    if (isSentToThem || head.some(({ text }) => isGreeted(text, requester))) return 'shop';
    if (spots.length === 0) return undefined;
    const isOthers = head
      .filter((line, place) => places.includes(place) && isLikeTheirs(line))
      .flatMap(writtenIn)
      .some(
        (piece) =>
          isAnothers(piece.text) && !isSaid(piece.text) && spots.some((spot) => isAlike(spot, piece)),
      );
    return isOthers ? 'shop' : undefined;
  });
}

/**
 * Joins heads with the parts that follow them: some pages draw a message's head and its paragraphs as neighbours.
 *
 * @param authors one a message
 * @returns whole messages, each with its author
 */
export function joinParts(
  messages: readonly Message[],
  authors: readonly Author[],
): { message: Message; author: Author }[] {
  const joined: { message: Message; author: Author }[] = [];
  let isAfterHead = false;
  messages.forEach((message, index) => {
    const author = authors[index];
    const last = joined.at(-1);
    if (last && isAfterHead && author === undefined) {
      last.message.at.push(...message.at);
      last.message.lines.push(...message.lines);
      return;
    }
    joined.push({ message: { ...message, at: [...message.at], lines: [...message.lines] }, author });
    // Below a name with its role stands the message's own text.
    const isWhole = message.lines.length > 1 && plainRole(message) !== undefined;
    isAfterHead =
      author !== undefined && !isWhole && message.lines.every(({ text }) => text.length <= longestHeadAlone);
  });
  return joined;
}

const buyerRole =
  /^(?:customer|client|buyer|klient(?:ka)?|kupuj[aą]c[yaí]|cliente|comprador|kunde|kundin|käufer|zákazník)$/i;
const shopRole =
  /^(?:shop|store|seller|agent|operator|staff|support|(?:support |service )?team|customer (?:service|care|support)|you|sklep|sprzedawca|sprzedaj[aą]c[ya]|konsultant(?:ka)?|obsługa(?: klienta)?|bok|dział(?: \p{L}+){0,2}|zespół(?: \p{L}+){0,2}|pracownik|ty|loja|vendedor|suporte|equipe|atendente|atendimento|você|boutique|verkäufer|händler|kundenservice|mitarbeiter(?:in)?|du|obchod|prodejce|prodávající|podpora)$/iu;
/** `Rob (agent) · 30 Sep`: a name or a login, and a role in brackets. */
const nameWithRole =
  /^[\p{L}\d][\p{L}\d._'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){0,3} ?\((?<role>[^()]{2,30})\)/u;

/** `ja`, `You, 10:02`: the agent who looks at the page. A longer line is a buyer's: `Ja 2 tygodnie temu zamówiłam kubek`. */
const oneself = /^(?:ja|ty|me|you|ich|du|eu|você|já|vy)(?:[,·|–-]? ?\d.{0,20})?$/i;

/** Who wrote a message, by its first line: a role in brackets after a name, or the agent's own word. It tells alone. */
export function plainRole(message: Message): Author {
  if (oneself.test(message.lines[0]?.text ?? '')) return 'shop';
  const [first] = headOf(message);
  const role = nameWithRole.exec(first?.text ?? '')?.groups?.['role']?.trim();
  if (role === undefined) return undefined;
  return buyerRole.test(role) ? 'requester' : shopRole.test(role) ? 'shop' : undefined;
}

/** Who wrote a message, by a role in its first line: `Client – Julie Petit – 18/11/2026`. */
function roleIn(line: PageLine): Author {
  const parts = writtenIn(line).flatMap(({ text }) =>
    text.split(/\s[–—|·•-]\s|[,():]/).map((part) => part.trim()),
  );
  if (parts.some((part) => buyerRole.test(part))) return 'requester';
  return parts.some((part) => shopRole.test(part)) ? 'shop' : undefined;
}

/** True for a text that names no author: a sentence, or whom the message was sent to. */
function isSaid(text: string): boolean {
  const address = text.indexOf('@');
  return isLongAsSentence(text) || (address > 0 && addresseeByName.test(text.slice(0, address)));
}

/** True for a greeting of the requester: nobody greets themselves. */
function isGreeted(text: string, { names, addresses }: Requester): boolean {
  const name = greetedIn(text);
  if (name === undefined || name.length < 3) return false;
  return (
    [...names].some((each) => each.split(/\s+/).includes(name)) ||
    [...addresses].some((address) => isNameOf(name, address))
  );
}

function saysOf(line: PageLine, own: readonly string[]): 'author' | 'addressee' | undefined {
  const text = wholeText(line);
  if (greetedIn(text) !== undefined) return undefined;
  const said = own.filter((each) => text.includes(each));
  if (said.length === 0) return undefined;
  return said.every((each) => isAddressed(text.slice(0, text.indexOf(each)))) ? 'addressee' : 'author';
}

/**
 * Returns a function that is false for a line that lacks what all lines with the requester's name have, a label or an
 * address: it may be the beginning of their text.
 */
function createLikeness(theirs: readonly PageLine[]): (line: PageLine) => boolean {
  const traits = [senderLabel, /\S@\S/].filter((trait) =>
    theirs.every((line) => trait.test(wholeText(line))),
  );
  return (line) => traits.every((trait) => trait.test(wholeText(line)));
}

/** The pieces of a head's first line that name the author. */
function spotsOf(line: PageLine, own: readonly string[]): Piece[] {
  return writtenIn(line).filter(({ text }) => own.some((each) => text.includes(each)));
}

/** One piece of each template: a long ticket has the same ones in every message. */
function oneOfEach(pieces: readonly Piece[]): Piece[] {
  const shapeOf = ({ element, isUnwritten }: Piece) =>
    `${element.localName} ${element.getAttribute('class') ?? ''} ${String(isUnwritten)}`;
  return [...new Map(pieces.map((piece) => [shapeOf(piece), piece])).values()];
}

/**
 * True for two pieces of one template, none of them around the other. The name of a picture is never a message's text,
 * so its tag is enough.
 */
function isAlike(one: Piece, other: Piece): boolean {
  const [first, second] = [one.element, other.element];
  if (first.localName !== second.localName || (first !== second && first.contains(second))) return false;
  if (one.isUnwritten && other.isUnwritten) return true;
  const classes = [...first.classList];
  return classes.length === 0
    ? second.classList.length === 0
    : classes.some((name) => second.classList.contains(name));
}

function writtenIn({ pieces }: PageLine) {
  return pieces.filter(({ text }) => text.trim() !== '');
}
