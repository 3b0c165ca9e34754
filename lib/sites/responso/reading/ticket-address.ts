import { rememberLatest } from '@/lib/text/remember-latest';

/**
 * Words before a ticket's id in a URL, in the languages of helpdesks. Which one Responso uses is unknown (responso.md
 * §1). Without any of them the last id of the URL is used.
 */
const ticketWord =
  /^(?:t|tickets?|conversations?|conv|threads?|cases?|requests?|issues?|messages?|msg|mails?|chats?|discussions?|reviews?|opinions?|opinie|opinia|returns?|zwroty?|zgloszeni[ae]|wiadomosci?|watki?|sprawy?|chamados?|atendimentos?|mensage(?:m|ns)|conversas?|avaliaco?es|devoluco?es|anfragen?|vorgaenge?|nachrichten?)(?:[-_]?id)?$/i;

/** Words that name a search, a list or a part of the app. An id after one of them is not a ticket's. */
const otherWord =
  /^(?:q|query|search|szukaj|busca|page|p|offset|limit|per_?page|sort|order_?by|filters?|filtry?|views?|tabs?|folders?|labels?|tags?|status|from|to|since|until|date|v|ver|version|lang|locale|settings|reports?|stats|dashboards?|users?|agents?|contacts?|customers?|clients?|klienci|clientes?|kunden|projects?|workspaces?|boards?|orders?|zamowienia|pedidos?|bestellungen|products?|produkty|produtos?|produkte)$/i;
/** Parts of the app whose pages hold texts for buyers, but no ticket. */
const partWithoutTickets =
  /^(?:settings|ustawienia|configuracoes|einstellungen|macros?|makra|templates?|szablony|modelos|vorlagen|articles?|artykuly|artigos?|artikel|kb|knowledge(?:[-_]?base)?)$/i;
/** What is done with a ticket, between the word for it and its id: `/ticket/view/1843`. */
const actionWord = /^(?:view|show|details?|display|edit|open|read|get|zoom)$/i;
/** A path whose last part is one of these shows a list. */
const listWord = /^(?:mine|all|open|new|unassigned|closed|list|inbox|search|filters?|views?)$/i;

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** `12345`, `PL-12345`, `12345-where-is-my-parcel`. */
const numbered = /^(?:[a-z]{1,6}[-_])?\d{3,}(?:-[a-z][\w-]*)?$/i;
/**
 * ULID, cuid or Mongo id: at least ten letters and digits, with both among them. With dashes (as nanoid's) letters of
 * both cases too, so that it is no slug.
 */
const mixed =
  /^(?:(?=\w*\d)(?=\w*[A-Za-z])\w{10,64}|(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{10,64})$/;

/** A long id without a digit, as mail programs have. It has no vowels, so that it spells no words. */
const withoutVowels = /^[b-df-hj-np-tv-z]{16,64}$/i;

/** A word of a URL and the part after it, which may be an id. */
interface Named {
  word: string;
  id: string;
}

/**
 * The id of the ticket that a URL names; '' if it names none. Tried in this order: the id after a word for tickets in
 * the path, in the route behind `#` or in the query; the last id of path or route; an id in the query or behind `#`.
 * - https://app.responso.com/tickets/12345#message-99 → 12345
 * - https://app.responso.com/w/1042/app#/t/V1StGXR8_Z5jdHi → V1StGXR8_Z5jdHi
 * - https://app.responso.com/desk?view=412&conversation=777123 → 777123
 * - https://app.responso.com/w/1042/inbox → ''
 */
export function ticketIdOf(url: URL): string {
  return idOfAddress(url.href);
}

/** A page is read again and again, with the same links. */
const mostAddresses = 500;
const idOfAddress = rememberLatest(mostAddresses, (address) => readId(new URL(address)));

function readId(url: URL): string {
  const { segments, parameters, fragment } = partsOf(url);
  const said = saidId(url);
  if (said !== undefined) return idIn(said);
  if (hasNoTickets(segments)) return '';
  const last = pairsOf(segments).findLast(({ word, id }) => isId(id) && !otherWord.test(word));
  const ending = segments.at(-1) ?? '';
  if (last && !listWord.test(ending) && !ticketWord.test(ending)) return idIn(last.id);
  const other = parameters.find(({ word, id }) => isId(id) && id.length >= 4 && !otherWord.test(word));
  if (other) return idIn(other.id);
  const named = otherWord.test(ending) ? undefined : parameters.find(({ word, id }) => isNamedId(word, id));
  return named ? idIn(named.id) : idBehind(fragment);
}

/** True for a page of settings, templates or articles. */
export function isWithoutTickets(url: URL): boolean {
  return saidId(url) === undefined && hasNoTickets(partsOf(url).segments);
}

function hasNoTickets(segments: readonly string[]): boolean {
  return segments.some((part) => partWithoutTickets.test(part));
}

/** `?id=77`: a short number is an id only after a parameter name that means an id. */
function isNamedId(word: string, id: string): boolean {
  return /^id$/i.test(word) && /^\d{1,3}$/.test(id);
}

/** `#12345`, `#ticket=12345`. An id after another word, `#entry-134`, is a place on the page. */
function idBehind(fragment: string): string {
  const parts = fragment.split(/[/=:]/);
  const id = parts.findLast((part) => isId(part) && part.length >= 4 && !/^[a-z]+[-_]/.test(part));
  return id === undefined ? '' : idIn(id);
}

/** True for a number in a URL, such as the ticket's number behind its id. */
export function isNumberIn(url: URL, number: string): boolean {
  return partsOf(url).segments.includes(number);
}

/** True if the URL marks its id as a ticket's. Any other id may be a workspace's (`/w/1042/desk`) or a view's. */
export function saysTicket(url: URL): boolean {
  return saidId(url) !== undefined;
}

/** True if a word for tickets stands anywhere in the path, the route or the query: `/Ticket/Display.html?id=710003`. */
export function hasTicketWord(url: URL): boolean {
  const { segments, parameters } = partsOf(url);
  const words = [...segments, ...parameters.map(({ word }) => word)];
  return words.some((word) => ticketWord.test(word.replace(/\.[a-z]{2,5}$/i, '')));
}

/** The key of a ticket, the same in every ticket view; '' if its URL has no id. */
export function ticketKey(url: URL): string {
  const id = ticketIdOf(url);
  return id && `${url.host} ${id}`.slice(0, 300);
}

/** True for the key of a ticket on the host of this origin: tickets of two helpdesks never share a key. */
export function isKeyOf(origin: string, key: string): boolean {
  return key.startsWith(`${new URL(origin).host} `);
}

/** The id of the ticket with this key. */
export function ticketIdOfKey(key: string): string {
  return key.split(' ')[1] ?? '';
}

/** True for a URL of the same shape, or with the same word for tickets before its id: it names this ticket or another one. */
export function isTicketBeside(there: URL, here: URL): boolean {
  if (there.origin !== here.origin || isPlaceOn(here, there) || ticketIdOf(there) === '') return false;
  const word = saidIn(here)?.word;
  return (
    shapeOfAddress(there.href) === shapeOfAddress(here.href) ||
    (word !== undefined && saidIn(there)?.word === word)
  );
}

/** True for a place on the current page, `#entry-134`, if the page's own URL has no id behind its `#`. */
function isPlaceOn(here: URL, there: URL): boolean {
  const isRoute = /^#!?\//.test(there.hash);
  const isSamePage = there.pathname === here.pathname && there.search === here.search;
  return isSamePage && there.hash !== '' && !isRoute && idBehind(here.hash.slice(1)) === '';
}

/** True for a URL of the same shape with another ticket's id. */
export function isAnotherTicket(there: URL, here: URL): boolean {
  return isTicketBeside(there, here) && ticketIdOf(there) !== ticketIdOf(here);
}

const shapeOfAddress = rememberLatest(mostAddresses, (address) => shapeOf(new URL(address)));

/** A URL without its ticket's id. Otherwise only the path counts, and the names of the query's id parameters. */
function shapeOf(url: URL): string {
  const id = ticketIdOf(url);
  const { segments, parameters } = partsOf(url);
  const isIdOf = (part: string) => idIn(part) === id;
  const at = segments.findIndex(isIdOf);
  // `/conversation/812/4711`: the number that people see may follow the id.
  const isNumberOf = (part: string, place: number) => place === at + 1 && at >= 0 && /^\d+$/.test(part);
  return [
    ...segments.map((part, place) => (isIdOf(part) || isNumberOf(part, place) ? '*' : part)),
    ...parameters.flatMap(({ word, id: value }) => (isIdOf(value) ? [`${word}=*`] : [])),
  ].join('/');
}

/** The id after a word for tickets. */
function saidId(url: URL): string | undefined {
  return saidIn(url)?.id;
}

function saidIn(url: URL): Named | undefined {
  const { segments, parameters } = partsOf(url);
  return [...pairsOf(segments), ...parameters].find(
    ({ word, id }) => ticketWord.test(word) && isId(id, true),
  );
}

function pairsOf(segments: string[]): Named[] {
  return segments.map((id, at) => {
    const [before = '', word = ''] = segments.slice(Math.max(0, at - 2), at);
    const isAction = ticketWord.test(before) && actionWord.test(word);
    return { word: at < 2 ? before : isAction ? before : word, id };
  });
}

/** Splits path, route behind `#` and query of a URL into parts. */
function partsOf(url: URL): { segments: string[]; parameters: Named[]; fragment: string } {
  const isRoute = /^#!?\//.test(url.hash);
  const [route = '', query = ''] = isRoute ? url.hash.replace(/^#!?/, '').split('?') : [];
  const segments = `${url.pathname}/${route}`
    .split(/[/;]/)
    .flatMap((segment) => segment.split(/[=:]/))
    .map(decode)
    .filter(Boolean);
  // `index.pl?Action=AgentTicketZoom;TicketID=20117`: older apps part parameters so.
  const parameters = [url.search, query].flatMap((each) =>
    [...new URLSearchParams(each.replaceAll(';', '&'))].map(([word, id]): Named => ({ word, id })),
  );
  return { segments, parameters, fragment: isRoute ? '' : decode(url.hash.slice(1)) };
}

/** @param isSaid true after a word for tickets: then a single digit is enough */
function isId(part: string, isSaid = false): boolean {
  if (isSaid && /^\d+$/.test(part)) return true;
  if (isSaid && /^(?=[\w-]*\d)[\w-]{3,64}$/.test(part)) return true;
  return uuid.test(part) || numbered.test(part) || mixed.test(part) || withoutVowels.test(part);
}

/** The id in a part: only the number of `12345-where-is-my-parcel`. */
function idIn(part: string): string {
  return /^(\d{3,})-[a-z]/i.exec(part)?.[1] ?? part;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
