import { rememberLatest } from '@/lib/text/remember-latest';
import { withoutTail } from '@/lib/text/without-tail';
import type { TicketType } from '@/lib/model/ticket-kind';
import { withoutAccents } from '@/lib/match/keys/plain-text';

/**
 * The words by which helpdesks name a ticket's type, status and source (responso.md §4, §5, §10), in the languages that
 * an agent may choose (responso.md §8). Lower case, without accents.
 */
const types: Record<TicketType, string> = {
  return:
    'zwrot|zwrot towaru|zwrot produktu|zgloszenie zwrotu|return|return request|product return|customer return|devolucao|pedido de devolucao|solicitacao de devolucao|devolucao de produto|retoure|ruckgabe|vraceni|retour|devolucion|reso',
  review:
    'opinia|opinia klienta|opinia kupujacego|opinia o produkcie|review|product review|customer review|avaliacao|avaliacao do produto|avaliacao do cliente|bewertung|recenze|avis|resena|recensione',
  ticket: 'ticket|zgloszenie|wiadomosc|message|mensagem|chamado|nachricht|anfrage',
};

/** Statuses, priorities and "nobody": texts that stand beside a type in a line. */
const states =
  'open|opened|reopened|new|pending|on hold|hold|waiting|waiting for customer|awaiting reply|awaiting response|in progress|in pending|solved|resolved|done|closed|archived|spam|active|unassigned|unread|read|' +
  'otwart[yae]|now[yae]|oczekujac[yae]|oczekuje|oczekuje na odpowiedz|wstrzyman[yae]|w trakcie|w realizacji|w konsultacji|rozwiazan[yae]|zamkniet[yae]|zakonczon[yae]|archiwalny|nieprzypisan[yae]|' +
  'abert[oa]|nov[oa]|reabert[oa]|pendente|em espera|em andamento|em consulta|aguardando|aguardando resposta|aguardando cliente|resolvid[oa]|solucionad[oa]|fechad[oa]|encerrad[oa]|concluid[oa]|arquivad[oa]|nao atribuid[oa]|' +
  'offen|neu|in bearbeitung|wartend|ausstehend|geschlossen|gelost|erledigt|ouverte?|fermee?|en attente|resolue?|abierto|cerrado|pendiente|resuelto|aperto|chiuso|in attesa|risolto|otevren[yae]|uzavren[yae]|vyresen[yae]|otvoren[yae]|vyriesen[yae]|nyitott|lezart|deschis|inchis|openstaand|gesloten|' +
  'low|normal|medium|high|urgent|nisk[ia]|normaln[ya]|sredni[a]?|wysok[ia]|piln[yae]|baix[oa]|medi[oa]|alt[oa]|urgente';

/** Names of channels that mean nothing else on a ticket. */
const channels =
  'responso|allegro|amazon|ebay|erli|empik|kaufland|shopee|temu|olx|etsy|shopify|shoper|prestashop|woocommerce|magento|idosell|bigcommerce|kabum|cdiscount|octopia|decathlon|castorama|carrefour|conforama|emag|leroy merlin|hornbach|home24|modivo|xxxlutz|mercado ?livre|magalu|americanas|morele|manomano|fnac|rakuten|aliexpress|zalando|fruugo|mirakl|vinted|instagram|facebook|trustpilot|ceneo|opineo';
/** Channels whose names also label a buyer's address or number. */
const contactChannels =
  'e-?mail|mail|correo(?: electronico)?|poczta|whatsapp|messenger|facebook messenger|viber|telegram|chat|live[ -]?chat|web chat|czat|chat (?:du site|na stronie|no site)|czat (?:na stronie|www)|sms|telefon|phone|telefone|telefono|telefoon|telephone|(?:contact|web) form|kontaktformular|formularz(?: kontaktowy| na stronie| www)?|formulari?o(?: de contat?o| web)?|formulaire(?: de contact)?|kontaktni formular|modulo(?: di contatto)?';

const typeLabels =
  /^(?:(?:ticket|request|issue|case|message|conversation) )?(?:typ|type|tipo|rodzaj|kind|category|kategoria|categoria|classification|klasyfikacja|classificacao)(?: (?:ticketu|zgloszenia|sprawy|wiadomosci|kontaktu|of ticket|of request|de ticket|do ticket|de atendimento|da solicitacao|de solicitacao|de mensagem))?$/;
const sourceLabels =
  /^(?:(?:ticket|contact|message) )?(?:zrodlo|zdroj|source|origem|origen|quelle|kanal(?:as)?|kanaal|channel|canale?|csatorna|via|received via|platform|platforma|plataforma|marketplace)(?: (?:zgloszenia|ticketu|kontaktu|komunikacji|sprzedazy|of ticket|de origem|de atendimento|de contato|do ticket))?$/;

const typeShapes = Object.entries(types).map(
  ([type, words]) => [new RegExp(`^(?:${words})$`), toType(type)] as const,
);
/** `Priority: high` may be one text. */
const stateShape = new RegExp(
  `^(?:(?:priorytet|priorit(?:y|at|a|e)|prioridade?|status|stan|estado|stav):? )?(?:${states})$`,
);
const channelShape = new RegExp(`^(?:${channels})(?:\\.(?:co\\.)?[a-z]{2,3})?(?![a-z\\d@.])`);
const contactShape = new RegExp(`^(?:${contactChannels})$`);

function toType(word: string): TicketType {
  return word === 'return' || word === 'review' ? word : 'ticket';
}

/** Removes what surrounds a word: arrows, signs, a colon. Each text of a page is asked for several times a reading. */
const plain = rememberLatest(2_000, (written) => {
  const word = withoutAccents(written)
    .replace(/^[^\p{L}\d]+/u, '')
    .replace(/\s+/g, ' ');
  return withoutTail(word, /[^\p{L}\d)]/u);
});

/** The type, if the text is a type's name and nothing else. */
export function typeOf(written: string): TicketType | undefined {
  const word = plain(written);
  return typeShapes.find(([shape]) => shape.test(word))?.[1];
}

/** True for the usual statuses and priorities of helpdesks. Owners may add others. */
export function isState(written: string): boolean {
  return stateShape.test(plain(written));
}

/** The channel that a text begins with, in lower case: `Allegro (MyShop)` → `allegro`. */
export function channelOf(written: string): string | undefined {
  return channelShape.exec(plain(written))?.[0];
}

/**
 * True for a channel that is also a contact of the buyer, such as e-mail. It is the ticket's source only if the line
 * says so.
 */
export function isContactChannel(written: string): boolean {
  return contactShape.test(plain(written));
}

/** True for a text that labels the type of a ticket. */
export function isTypeLabel(written: string): boolean {
  return written.length <= 40 && typeLabels.test(plain(written));
}

/** True for a text that labels the channel by which a ticket came. */
export function isSourceLabel(written: string): boolean {
  return written.length <= 40 && sourceLabels.test(plain(written));
}
