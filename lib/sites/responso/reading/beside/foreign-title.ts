import { withoutAccents } from '@/lib/match/keys/plain-text';
import { rememberLatest } from '@/lib/text/remember-latest';

/** A title announces other tickets and orders, a history, or an answer that nobody has sent. */
export type ForeignKind = 'others' | 'history' | 'offer';

const longestTitle = 60;
const mostWords = 7;

/** The words of titles by what they mean, in the languages of helpdesks: lower case, without accents. */
const words = {
  earlier: setOf(
    'previous past prior earlier recent latest last older other poprzednie poprzednich wczesniejsze wczesniejszych ostatnie ostatnich inne innych pozostale pozostalych fruhere vorherige letzte weitere andere anteriores recentes ultimos ultimas outros outras predchozi drivejsi posledni jine ostatni dalsi autres autre recents precedentes precedents dernieres derniers recentes otras otros anteriores altri altre precedenti dalsie ine predchadzajuce overige vorige eerdere tovabbi korabbi egyeb alte anterioare inshi ostatni',
  ),
  linked: setOf(
    'similar related linked podobne podobnych powiazane powiazanych ahnliche verwandte verknupfte semelhantes relacionados relacionadas vinculados vinculadas souvisejici propojene',
  ),
  tickets: setOf(
    'tickets conversations cases requests issues chats threads interactions ticket gesprekken jegyek ugyek tichete cereri conversatii ukoly ulohy zgloszenia zgloszen rozmowy rozmow sprawy spraw watki tickety interakcje anfragen gesprache konversationen vorgange chamados conversas atendimentos solicitacoes tikety konverzace pozadavky pripady demandes consultas conversaciones casos richieste conversazioni',
  ),
  orders: setOf(
    'orders purchases returns zamowienia zakupy zwroty reklamacje bestellungen retouren pedidos encomendas compras devolucoes objednavky nakupy reklamace commandes retours ordini resi devoluciones',
  ),
  articles: setOf('articles artykuly artikel artigos clanky'),
  history: setOf('history historia historie historico'),
  // Only plurals in Polish, Portuguese and Czech: `Historia zgłoszenia` is this ticket's.
  past: setOf(
    'ticket tickets conversation conversations contact contacts interaction interactions case order orders purchase zgloszen rozmow spraw kontaktu kontaktow interakcji zamowien zakupow chamados conversas atendimentos contatos interacoes pedidos compras tiketu konverzaci objednavek nakupu',
  ),
  buyer: setOf('customer client buyer klienta kupujacego kunden cliente comprador zakaznika'),
  buyers: setOf(
    'customers clients buyers klienci klientow kupujacy kunden clientes compradores zakaznici acheteurs',
  ),
  offered: setOf(
    'suggested proposed canned saved recommended sugerowana sugerowane proponowana proponowane zapisane gotowe vorgeschlagene gespeicherte sugerida sugeridas prontas salvas navrhovana navrhovane ulozene doporucena doporucene',
  ),
  answers: setOf(
    'reply replies response responses answer answers odpowiedz odpowiedzi antwort antworten resposta respostas odpoved odpovedi',
  ),
  draft: setOf(
    'draft drafts suggestion suggestions szkic szkice sugestia sugestie propozycja propozycje entwurf entwurfe vorschlag vorschlage rascunho rascunhos sugestao sugestoes navrh navrhy koncept',
  ),
  robot: setOf('ai ki ia copilot'),
  filling: setOf(
    's of by from with for the this in shop store summary od do dla w z ze tego sklepie podsumowanie der des die das von mit im da de com na no loja ve obchode in la le en queue kolejce warteschlange fronte vo coda fila cola file wachtrij',
  ),
};

/** Titles that the meanings of their words do not tell. */
const others =
  /^(?:knowledge ?base|baza wiedzy|base de conhecimento|recently viewed|ostatnio (?:otwarte|ogladane|przegladane)|zuletzt (?:angesehen|geoffnet)|vist[oa]s recentemente|naposledy (?:zobrazene|otevrene)|consultes recemment|next (?:in (?:the )?queue|up)|nastepne w kolejce|proximos na fila|nachste in der warteschlange|wissensdatenbank|znalostni baze|search results|wyniki wyszukiwania|suchergebnisse|resultados da (?:pesquisa|busca)|vysledky (?:vy)?hledavani|macros|makra|makros|szablony(?: odpowiedzi)?|textbausteine)$/;
const histories = /^(?:kunden|kontakt|ticket|bestell)(?:historie|verlauf)$/;
const offers = /^antwort(?:vorschlage?|entwurf)$/;

/** Words of a button beside a title: to show all, to add one. */
const besideTitle = setOf(
  'view see show all more add new zobacz pokaz wszystkie wiecej dodaj alle anzeigen mehr neu ver todos todas mais zobrazit vse',
);

/** What a title announces; undefined for a part that may be about this ticket. A count may stand behind the title. */
export const foreignKind = rememberLatest(2_000, (text) => kindOf(wordsOf(text)));

/** True for the texts of a title's row. */
export function isForeignRow(texts: readonly string[]): boolean {
  const said = wordsOf(texts.join(' '));
  return kindOf(said.filter((word) => !besideTitle.has(word))) !== undefined;
}

/** The words of a text that is short enough for a title, and no field: `Previous tickets: 3`. */
function wordsOf(text: string): string[] {
  // A remark may stand behind it: `Related tickets (same batch)`.
  const title = text.replace(/ \([^()]*\)$/, '');
  if (title.length > longestTitle || /\d{4}|:\s*\d|[?!@]/.test(title)) return [];
  return withoutAccents(title)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}

function kindOf(said: readonly string[]): ForeignKind | undefined {
  if (said.length === 0 || said.length > mostWords) return undefined;
  const title = said.join(' ');
  if (others.test(title)) return 'others';
  if (histories.test(title)) return 'history';
  if (offers.test(title)) return 'offer';
  const has = (meaning: keyof typeof words) => said.some((word) => words[meaning].has(word));
  // Before its own robot's answer stands the helpdesk's brand.
  const known = has('robot') ? said.slice(1) : said;
  const sets = Object.values(words);
  if (!known.every((word) => sets.some((set) => set.has(word)))) return undefined;
  const isOffer =
    (has('robot') && (has('draft') || has('answers') || has('offered'))) ||
    (has('answers') && (has('draft') || has('offered')));
  if (isOffer) return 'offer';
  // Linked orders are the ticket's own.
  const isOfOthers =
    (has('earlier') && (has('tickets') || has('orders'))) ||
    (has('linked') && (has('tickets') || has('articles'))) ||
    (has('earlier') && has('buyers')) ||
    (has('offered') && has('articles'));
  if (isOfOthers) return 'others';
  return has('history') && (has('past') || has('buyer')) ? 'history' : undefined;
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
