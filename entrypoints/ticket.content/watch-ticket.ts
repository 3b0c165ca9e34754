import type { ContentScriptContext } from '#imports';
import { idsOfAddress, readTicket, ticketKey, type TicketPage } from '@/lib/sites/responso/read-ticket';
import type { TaughtProfile } from '@/lib/taught-field';

/** A page is settled when it has not changed for this long (ms): the panel is to follow within 100 ms. */
const settled = 40;
/** A page that never rests is read all the same, this often (ms). */
const longestUnrest = 500;
/**
 * After the address has changed the old ticket may stay drawn while the new one is on its way. Until the new one has
 * begun to appear, and for this long (ms) after, only what has been drawn since is read; a page that still shows a
 * text then does show it for this ticket.
 */
const staleFor = 4_000;
/** A ticket has begun to appear when so many characters are new, or one of them may be a key: minutes on a clock are not. */
const fewest = 40;
/** An address, or a number that is no year. */
const looksLikeKey = /@|\d{5}/;
/**
 * A ticket without a reply box may be a closed one, or one that is not drawn yet: for this long (ms) the latter is taken
 * to be true, so that nothing is said of a page that is still empty.
 */
const drawnAfter = 4_000;
/** A slower helpdesk shows nothing yet that an order could be found by. After this long (ms) the page is taken as it is. */
const givenUpAfter = 12_000;

/** As many as the background takes. */
const mostAddresses = 20;

interface TicketWatch {
  isOurs: (element: Element) => boolean;
  taught: () => TaughtProfile;
  /** The address changed: whatever was known belongs to another ticket. */
  onVisit: (visit: string, key: string) => void;
  /** A ticket is on its way: there is nothing to read yet. */
  onDrawing: () => void;
  /** The page was read; called again only when what it says has changed. */
  onRead: (visit: string, key: string, page: TicketPage) => void;
  /** The page has redrawn a part of itself and rests again. */
  onSettled: () => void;
}

/** The ticket that is followed. */
export interface WatchedTicket {
  /** The visit that the page is on at this moment, also when nothing has told us of a new address yet. */
  visitNow: () => string;
  /** The page is read again although nothing on it has changed. */
  readSoon: () => void;
}

/** Follows the tickets on a page that navigates without reloading, until the content script is invalidated. */
export function watchTicket(
  ctx: ContentScriptContext,
  { isOurs, taught, onVisit, onDrawing, onRead, onSettled }: TicketWatch,
): WatchedTicket {
  let visit = '';
  let address = new URL(location.href);
  let visitBegan = 0;
  /** When the visit's ticket began to appear. */
  let drawnAt: number | undefined;
  let staleTexts = new WeakMap<Text, string>();
  /** What a page says as long as nothing on it is new: labels, which are read however old they are. */
  let staleLines = new Set<string>();
  let told: string | undefined;
  let timer: number | undefined;
  let timers: number[] = [];
  let restlessSince: number | undefined;
  /** Everything with a tree of its own that the visit's ticket stands in: the page, shadow roots, frames. */
  let roots = new Set<Node>();
  /** Some bars name the agent only while their menu is open. */
  const agentAddresses = new Set<string>();

  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !(target instanceof Element && isOurs(target)))) readSoon();
  });
  ctx.onInvalidated(() => {
    observer.disconnect();
  });

  const observe = (root: Node) => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  };

  const readSoon = () => {
    const now = performance.now();
    restlessSince ??= now;
    clearTimeout(timer);
    timer = ctx.setTimeout(read, Math.max(0, Math.min(settled, restlessSince + longestUnrest - now)));
  };

  const readAfter = (ms: number) => timers.push(ctx.setTimeout(readSoon, ms + 1));

  const readPage = () => {
    const isFresh = drawnAt === undefined || performance.now() - drawnAt < staleFor;
    return readTicket(document, address, {
      isOurs,
      taught: taught(),
      isStale: (text) => isFresh && staleTexts.get(text) === text.data,
      onRoot: observe,
    });
  };

  const read = () => {
    restlessSince = undefined;
    catchUp();
    const isGivenUp = performance.now() - visitBegan > givenUpAfter;
    if (isGivenUp) drawnAt ??= 0;
    const page = readPage();
    if (page.isTicket && !isGivenUp && isOnItsWay(page)) {
      onDrawing();
      return;
    }
    for (const written of page.agentAddresses) agentAddresses.add(written);
    const known = { ...page, agentAddresses: [...agentAddresses].slice(0, mostAddresses) };
    const saying = JSON.stringify([
      known.isTicket,
      known.kind,
      known.lines,
      known.taught,
      known.agentAddresses,
    ]);
    if (saying !== told) {
      told = saying;
      onRead(visit, ticketKey(address), known);
    }
    onSettled();
  };

  /** Some apps replace the address without an event that reaches a content script. */
  const catchUp = () => {
    if (location.href !== address.href) noteAddress(new URL(location.href));
  };

  /** True while there is nothing yet, or only what was there before, to tell the visit's ticket by. */
  const isOnItsWay = ({ lines, hasReplyBox }: TicketPage): boolean => {
    if (drawnAt === undefined) {
      const fresh = lines.filter((line) => !staleLines.has(line)).join('');
      if (fresh.length < fewest && !looksLikeKey.test(fresh)) return true;
      drawnAt = performance.now();
      readAfter(staleFor);
    }
    if (hasReplyBox) return false;
    return performance.now() - visitBegan < drawnAfter || !lines.some((line) => looksLikeKey.test(line));
  };

  const noteAddress = (next: URL) => {
    const ids = idsOfAddress(next);
    const isSameTicket = visit !== '' && ids !== '' && ids === idsOfAddress(address);
    address = next;
    if (!isSameTicket) beginVisit();
  };

  const beginVisit = () => {
    const isFirst = visit === '';
    // What the page drew in the very task in which it changed the address is the new ticket.
    const justDrawn = new Set(observer.takeRecords().flatMap(textsIn));
    visit = crypto.randomUUID();
    visitBegan = performance.now();
    told = undefined;
    timers.forEach(clearTimeout);
    timers = [];
    // Roots of the former ticket are no longer followed; those that still stand are found again.
    observer.disconnect();
    const formerRoots = roots;
    roots = new Set();
    observe(document.documentElement);
    staleTexts = new WeakMap();
    staleLines = new Set();
    drawnAt = isFirst ? visitBegan : undefined;
    for (const text of [...formerRoots].flatMap((root) => [...textsOf(root)])) {
      if (!justDrawn.has(text)) staleTexts.set(text, text.data);
    }
    if (!isFirst && justDrawn.size === 0) staleLines = new Set(readPage().lines);
    readAfter(drawnAfter);
    readAfter(givenUpAfter);
    onVisit(visit, ticketKey(address));
    readSoon();
  };

  ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
    noteAddress(newUrl);
  });
  // A message in a frame of the page's own is there when the frame has loaded, which changes nothing around it.
  ctx.addEventListener(document, 'load', readSoon, { capture: true });
  beginVisit();
  return {
    visitNow: () => {
      catchUp();
      return visit;
    },
    readSoon,
  };
}

function* textsOf(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) yield node;
}

function textsIn({ target, addedNodes }: MutationRecord): Text[] {
  return [target, ...addedNodes].flatMap((node, at) =>
    node instanceof Text ? [node] : at > 0 ? [...textsOf(node)] : [],
  );
}
