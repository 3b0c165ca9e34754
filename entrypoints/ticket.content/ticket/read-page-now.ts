import { readPage, type TicketPage } from '@/lib/sites/responso/reading/read-page';
import { ticketIdOf } from '@/lib/sites/responso/reading/ticket-address';
import type { TaughtProfile } from '@/lib/model/taught-field';
import { textOf, type Saying, type StaleTexts } from './stale-texts';
import { looksLikeKey } from './ticket-traits';

/** A clock ticks on every page: of such texts one that has changed says nothing. */
const clock = /^\D{0,12}\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?$/i;
/** How pages say that a ticket is on its way, in the languages of helpdesks. */
const loading =
  /^(?:loading|please wait|fetching|ładowanie|wczytywanie|trwa ładowanie|proszę czekać|carregando|a carregar|aguarde|cargando|(?:wird )?(?:ge)?laden|bitte warten|chargement|caricamento|načítání|načítavam|betöltés|se încarcă)\b.{0,40}$/i;
const busy = '[aria-busy="true"], [role="progressbar"]:not([aria-valuenow]), progress:not([value])';

export interface PageNow {
  page: TicketPage;
  /** All that was read of the ticket, with what was left out as stale. */
  sayings: ReadonlySet<Saying>;
  fresh: { length: number; hasKey: boolean };
  isBusy: boolean;
}

interface ReadOptions {
  isOurs: (element: Element) => boolean;
  taught: TaughtProfile;
  stale: StaleTexts;
  /** Told every root that has its own tree. */
  onRoot: (root: Node) => void;
}

/** Reads the ticket on the page as it is now, and what of it is new. */
export function readPageNow(
  document: Document,
  address: URL,
  { isOurs, taught, stale, onRoot }: ReadOptions,
): PageNow {
  const read = new Map<Saying, boolean>();
  const isStale = (saying: Saying) => {
    const answer = stale.isStale(saying);
    read.set(saying, answer);
    return answer;
  };
  const options = { isOurs, taught, isStale, isStaleField: isStale, onRoot };
  const { composer: _, ...page } = readPage(document, address, options);
  const joined = page.lines.join('\n');
  const fresh = [...read].flatMap(([saying, isOld]) => {
    const text = isOld ? '' : textOf(saying).replace(/\s+/g, ' ').trim();
    // What is read besides the ticket, such as bars and menus, is not in its lines.
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
