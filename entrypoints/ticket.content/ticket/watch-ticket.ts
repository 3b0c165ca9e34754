import type { ContentScriptContext } from '#imports';
import type { TicketPage } from '@/lib/sites/responso/reading/read-page';
import type { TaughtProfile } from '@/lib/model/taught-field';
import { readPageNow } from './read-page-now';
import { createStaleTexts, nothingStale, textOf, type Saying } from './stale-texts';
import {
  firstState,
  stepTicket,
  type PageReading,
  type TicketEffect,
  type TicketEvent,
} from './ticket-state';
import { keyOf } from './ticket-keys';
import { isTelling } from './ticket-traits';

/** A page is settled when it has not changed for this long (ms). The panel must follow within 100 ms. */
const settled = 40;
/** A page that never rests is read at least this often (ms). */
const longestUnrest = 500;
/** The wait between readings is at least this many times the duration of the last reading, to relieve slow pages. */
const restAfterRead = 4;
/** A changed class or style may reveal text, but usually does not. Such changes are checked only this often (ms). */
const looksForRevealed = { rest: 150, every: 1_000, restAfterRead: 20 };
/** So many of the ticket's own texts are watched, to notice at once that they are gone. */
const mostWatched = 60;

interface TicketWatch {
  isOurs: (element: Element) => boolean;
  taught: () => TaughtProfile;
  /** As in `PageOptions`. */
  isMixedHost?: boolean;
  /** Another ticket: everything known belongs to the previous one. */
  onVisit: (visit: string, key: string) => void;
  /** A ticket is loading; there is nothing to read yet. */
  onDrawing: () => void;
  /** The page was read. Called again only when its content has changed. */
  onRead: (visit: string, key: string, page: TicketPage) => void;
  /** The page has redrawn a part of itself and rests again. */
  onSettled: () => void;
}

/** The ticket that is followed. */
export interface WatchedTicket {
  /** The current ticket view, even if no event has reported a new URL yet. */
  visitNow: () => string;
  /** Discards what was read and reads the page as if its ticket had just been opened. */
  readAnew: () => void;
}

/**
 * Follows the tickets on a page that navigates without reloading, until the content script is invalidated. This file
 * accesses the page; the decisions are made in `ticket-state.ts`.
 */
export function watchTicket(
  ctx: Pick<ContentScriptContext, 'isValid' | 'onInvalidated' | 'addEventListener'>,
  { isOurs, taught, isMixedHost, onVisit, onDrawing, onRead, onSettled }: TicketWatch,
): WatchedTicket {
  let state = firstState(new URL(location.href));
  let stale = nothingStale;
  /** The texts that were read last, and those of them that identify the ticket (`watched`). */
  let read: ReadonlySet<Saying> = new Set();
  let watched: readonly (readonly [Saying, string])[] = [];
  /** Texts that the page drew in the same task in which it changed the URL: they belong to the new ticket. */
  let justDrawn = new Set<Saying>();
  let timer: number | undefined;
  let lookTimer: number | undefined;
  let timers: number[] = [];
  let restlessSince: number | undefined;
  let changedAt = performance.now();
  let readAt = -Infinity;
  /** How long the last reading took, with everything that it triggered synchronously, ms. */
  let readTook = 0;
  /** True if the page has changed since it was read. */
  let isChanged = true;
  /** The roots of all trees that hold the ticket: the page, shadow roots, frames. */
  let roots = new Set<Node>();

  const observer = new MutationObserver((changes) => {
    // An app draws and changes its URL in one task, in either order.
    catchUp(changes);
    const foreign = changes.filter(({ target }) => !isOwnOrWritten(target));
    if (foreign.some(({ type }) => type !== 'attributes')) {
      changedAt = performance.now();
      isChanged = true;
      if (isGone()) readNow();
      else readSoon();
    } else if (foreign.some(mayReveal)) lookSoon();
  });

  /** True for Sidecar's own elements and for the reply being written: neither tells anything about the ticket. */
  const isOwnOrWritten = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement;
    return (
      element !== null &&
      (isOurs(element) || element.closest('[contenteditable]:not([contenteditable="false"])') !== null)
    );
  };

  const observe = (root: Node) => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, {
      ...{ childList: true, characterData: true, subtree: true, attributeOldValue: true },
      attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-expanded'],
    });
  };

  /** True once most of the texts are gone that identify the ticket. */
  const isGone = () => {
    const isSoon = performance.now() - readAt < Math.max(settled, readTook * restAfterRead);
    const gone = watched.filter(([saying, said]) => !saying.isConnected || textOf(saying) !== said);
    return !isSoon && watched.length > 0 && gone.length > watched.length / 2;
  };

  const readSoon = () => {
    if (!ctx.isValid) return;
    const now = performance.now();
    restlessSince ??= now;
    const rest = Math.max(settled, readTook * restAfterRead);
    const latest = restlessSince + Math.max(longestUnrest, rest);
    schedule(Math.max(0, Math.min(rest, latest - now)));
  };

  const lookSoon = () => {
    // A reading that is already scheduled will see it too.
    if (restlessSince !== undefined || lookTimer !== undefined || !ctx.isValid) return;
    const { rest, every, restAfterRead: times } = looksForRevealed;
    const wait = Math.max(rest, readAt + Math.max(every, readTook * times) - performance.now());
    lookTimer = window.setTimeout(readNow, wait);
  };

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(readNow, ms);
  };

  const readPage = (): PageReading => {
    const options = {
      isOurs,
      taught: taught(),
      isMixedHost,
      stale: state.isReleased ? nothingStale : stale,
      onRoot: observe,
    };
    const { sayings, ...now } = readPageNow(document, state.address, options);
    read = sayings;
    return { ...now, kept: stale.kept(), restedFor: performance.now() - changedAt };
  };

  const take = (event: TicketEvent) => {
    const step = stepTicket(state, event, performance.now());
    ({ state } = step);
    step.effects.forEach(act);
  };

  const act = (effect: TicketEffect) => {
    switch (effect.kind) {
      case 'begin':
        beginVisit(effect.hasFormer);
        onVisit(effect.visit, effect.key);
        readSoon();
        return;
      case 'drawing':
        onDrawing();
        return;
      case 'tell':
        onRead(effect.visit, effect.key, effect.page);
        return;
      case 'settled':
        watched = [...read]
          .map((saying) => [saying, textOf(saying)] as const)
          .filter(([, said]) => isTelling(said))
          .slice(0, mostWatched);
        onSettled();
        return;
      case 'readAfter':
        timers.push(window.setTimeout(readSoon, effect.ms + 1));
    }
  };

  const readNow = () => {
    restlessSince = undefined;
    const began = performance.now();
    clearTimeout(timer);
    clearTimeout(lookTimer);
    lookTimer = undefined;
    catchUp([]);
    isChanged = false;
    take({ kind: 'read', reading: readPage(), visit: crypto.randomUUID() });
    readAt = performance.now();
    readTook = readAt - began;
  };

  /** Some apps change the URL without an event that a content script receives. */
  const catchUp = (changes: readonly MutationRecord[]) => {
    if (location.href === state.address.href) return;
    // Texts drawn before may belong to the next ticket already, and the new URL would not tell. So read the page first.
    if (isChanged && changes.length === 0)
      take({ kind: 'glanced', reading: readPage(), visit: crypto.randomUUID() });
    justDrawn = new Set([...changes, ...observer.takeRecords()].flatMap(textsIn));
    take({ kind: 'address', address: new URL(location.href), visit: crypto.randomUUID() });
    justDrawn = new Set();
  };

  const beginVisit = (hasFormer: boolean) => {
    timers.forEach(clearTimeout);
    timers = [];
    watched = [];
    // The last reading was of another ticket. Its duration must not delay this one, for which the agent waits.
    readTook = 0;
    // Stop observing the previous ticket's roots. Those that still exist are found again.
    observer.disconnect();
    const standing = hasFormer ? [...roots].flatMap((root) => [...textsOf(root)]) : [];
    const isFormer = (saying: Saying) => !justDrawn.has(saying);
    stale = hasFormer
      ? createStaleTexts(standing.filter(isFormer), [...read].filter(isFormer))
      : nothingStale;
    roots = new Set();
    observe(document.documentElement);
  };

  ctx.onInvalidated(() => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(lookTimer);
    timers.forEach(clearTimeout);
  });
  // This event fires before the page has the URL, and for downloads, whose URL the page never gets. So only `location`
  // counts. The list of history entries reports the actual change (Chrome; Firefox 147).
  ctx.addEventListener(window, 'wxt:locationchange', () => catchUp([]));
  if (typeof navigation === 'object') {
    const hear = () => catchUp([]);
    navigation.addEventListener('currententrychange', hear);
    ctx.onInvalidated(() => navigation.removeEventListener('currententrychange', hear));
  }
  // A message in a frame of the page appears when the frame has loaded, which changes nothing around it.
  ctx.addEventListener(document, 'load', readSoon, { capture: true });
  take({ kind: 'anew', visit: crypto.randomUUID() });
  return {
    visitNow: () => {
      catchUp([]);
      if (keyOf(state.sharedKeys, state.address) === '')
        take({ kind: 'glanced', reading: readPage(), visit: crypto.randomUUID() });
      return state.visit;
    },
    readAnew: () => take({ kind: 'anew', visit: crypto.randomUUID() }),
  };
}

/** True for a change that may show hidden text. Setting an attribute to its old value changes nothing. */
function mayReveal({ target, attributeName, oldValue }: MutationRecord): boolean {
  if (target === target.ownerDocument?.documentElement) return false;
  return target instanceof Element && target.getAttribute(attributeName ?? '') !== oldValue;
}

function* textsOf(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (isText(node)) yield node;
}

function textsIn({ target, addedNodes }: MutationRecord): Text[] {
  return [target, ...addedNodes].flatMap((node, at) =>
    isText(node) ? [node] : at > 0 ? [...textsOf(node)] : [],
  );
}

/** `instanceof Text` fails for texts of a frame, whose document has its own classes. */
function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
