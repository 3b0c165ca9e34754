import { readPage, type TicketPage } from '@/lib/sites/responso/reading/read-page';
import { ticketIdOf } from '@/lib/sites/responso/reading/ticket-address';
import type { TaughtProfile } from '@/lib/model/taught-field';
import { textOf, type Saying, type StaleTexts } from './stale-texts';
import { looksLikeKey } from './ticket-traits';

/** Every page may have a clock. A changed text of this form does not mean a new ticket. */
const clock = /^\D{0,12}\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?$/i;
/** Texts for "loading", in the languages of helpdesks. */
const loading =
  /^(?:loading|please wait|fetching|ładowanie|wczytywanie|trwa ładowanie|proszę czekać|carregando|a carregar|aguarde|cargando|(?:wird )?(?:ge)?laden|bitte warten|chargement|caricamento|načítání|načítavam|betöltés|se încarcă)\b.{0,40}$/i;
const busy = '[aria-busy="true"], [role="progressbar"]:not([aria-valuenow]), progress:not([value])';

export interface PageNow {
  page: TicketPage;
  /** All texts that were read of the ticket, including those left out as stale. */
  sayings: ReadonlySet<Saying>;
  fresh: { length: number; hasKey: boolean };
  isBusy: boolean;
}

interface ReadOptions {
  isOurs: (element: Element) => boolean;
  taught: TaughtProfile;
  isMixedHost: boolean | undefined;
  stale: StaleTexts;
  /** Called with every root of a tree of its own. */
  onRoot: (root: Node) => void;
}

/** Reads the ticket on the page now, and which of its texts are new. */
export function readPageNow(
  document: Document,
  address: URL,
  { isOurs, taught, isMixedHost, stale, onRoot }: ReadOptions,
): PageNow {
  const read = new Map<Saying, boolean>();
  const isStale = (saying: Saying) => {
    const answer = stale.isStale(saying);
    read.set(saying, answer);
    return answer;
  };
  const options = { isOurs, taught, isMixedHost, isStale, isStaleField: isStale, onRoot };
  const { composer: _, ...page } = readPage(document, address, options);
  const joined = page.lines.join('\n');
  const fresh = [...read].flatMap(([saying, isOld]) => {
    const text = isOld ? '' : textOf(saying).replace(/\s+/g, ' ').trim();
    // Texts read outside the ticket, such as in bars and menus, are not in its lines.
    return text !== '' && joined.includes(text.slice(0, 200)) ? [text] : [];
  });
  const id = ticketIdOf(address);
  return {
    page,
    sayings: new Set(read.keys()),
    fresh: {
      length: isOnlyClock(fresh) ? 0 : fresh.reduce((sum, { length }) => sum + length, 0),
      hasKey: fresh.some((text) => looksLikeKey(id === '' ? text : text.split(id).join(' '))),
    },
    isBusy: page.lines.some((line) => loading.test(line)) || isMarkedBusy(document),
  };
}

function isOnlyClock(texts: readonly string[]): boolean {
  return texts.length === 1 && texts.every((text) => clock.test(text));
}

function isMarkedBusy(document: Document): boolean {
  return [...document.querySelectorAll(busy)].some((element) => element.checkVisibility());
}
