import type { ContentScriptContext } from '#imports';
import { idsOfAddress, readTicket, ticketKey, type TicketPage } from '@/lib/sites/responso/read-ticket';

/** A page is settled when it has not changed for this long (ms): the panel is to follow within 100 ms. */
const settled = 80;
/** A page that never rests is read all the same, this often (ms). */
const longestUnrest = 500;
/**
 * After the address has changed the old ticket may stay drawn while the new one is on its way. For this long (ms)
 * only what has been drawn since is read; a page that still shows a text then does show it for this ticket.
 */
const staleFor = 4_000;

/**
 * A ticket without a reply box may be a closed one, or one that is not drawn yet: for this long (ms) the latter is taken
 * to be true, so that nothing is said of a page that is still empty.
 */
const drawnAfter = 4_000;

interface TicketWatch {
  isOurs: (element: Element) => boolean;
  /** The address changed: whatever was known belongs to another ticket. */
  onVisit: (visit: string, key: string) => void;
  /** A ticket is on its way: there is nothing to read yet. */
  onDrawing: () => void;
  /** The page was read; called again only when what it says has changed. */
  onRead: (visit: string, key: string, page: TicketPage) => void;
  /** The page has redrawn a part of itself and rests again. */
  onSettled: () => void;
}

/**
 * Follows the tickets on a page that navigates without reloading, until the content script is invalidated.
 *
 * @returns tells the visit that the page is on at this moment, also when nothing has told us of a new address yet
 */
export function watchTicket(
  ctx: ContentScriptContext,
  { isOurs, onVisit, onDrawing, onRead, onSettled }: TicketWatch,
): () => string {
  let visit = '';
  let address = new URL(location.href);
  let visitBegan = 0;
  let staleTexts = new WeakMap<Text, string>();
  let told: string | undefined;
  let timer: number | undefined;
  let restlessSince: number | undefined;
  const observed = new WeakSet<Node>();

  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !(target instanceof Element && isOurs(target)))) readSoon();
  });
  ctx.onInvalidated(() => {
    observer.disconnect();
  });

  const observe = (root: Node) => {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  };

  const readSoon = () => {
    const now = performance.now();
    restlessSince ??= now;
    clearTimeout(timer);
    timer = ctx.setTimeout(read, Math.max(0, Math.min(settled, restlessSince + longestUnrest - now)));
  };

  const read = () => {
    restlessSince = undefined;
    catchUp();
    const isFresh = performance.now() - visitBegan < staleFor;
    const page = readTicket(document, address, {
      isOurs,
      isStale: (text) => isFresh && staleTexts.get(text) === text.data,
      onRoot: observe,
    });
    const isDrawing = page.isTicket && !page.hasReplyBox && performance.now() - visitBegan < drawnAfter;
    if (isDrawing) {
      onDrawing();
      return;
    }
    const saying = `${String(page.isTicket)}\n${page.lines.join('\n')}`;
    if (saying !== told) {
      told = saying;
      onRead(visit, ticketKey(address), page);
    }
    onSettled();
  };

  /** Some apps replace the address without an event that reaches a content script. */
  const catchUp = () => {
    if (location.href !== address.href) noteAddress(new URL(location.href));
  };

  const noteAddress = (next: URL) => {
    const ids = idsOfAddress(next);
    const isSameTicket = visit !== '' && ids !== '' && ids === idsOfAddress(address);
    address = next;
    if (!isSameTicket) beginVisit();
  };

  const beginVisit = () => {
    const isFirst = visit === '';
    visit = crypto.randomUUID();
    visitBegan = performance.now();
    ctx.setTimeout(readSoon, drawnAfter + 1);
    told = undefined;
    staleTexts = new WeakMap();
    if (!isFirst) {
      for (const text of textsOf(document.body)) staleTexts.set(text, text.data);
      ctx.setTimeout(readSoon, staleFor + 1);
    }
    onVisit(visit, ticketKey(address));
    readSoon();
  };

  ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
    noteAddress(newUrl);
  });
  // A message in a frame of the page's own is there when the frame has loaded, which changes nothing around it.
  ctx.addEventListener(document, 'load', readSoon, { capture: true });
  observe(document.documentElement);
  beginVisit();
  return () => {
    catchUp();
    return visit;
  };
}

function* textsOf(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) yield node;
}
