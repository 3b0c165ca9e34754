import type { ContentScriptContext } from '#imports';
import { readSubject } from '@/lib/sites/responso/reading/read-subject';
import { readTicket, type TicketPage } from '@/lib/sites/responso/reading/read-ticket';
import { ticketIdOf } from '@/lib/sites/responso/reading/ticket-address';
import type { TaughtProfile } from '@/lib/model/taught-field';
import { createAgentMemory } from './agent-memory';
import { createTicketKeys } from './ticket-keys';
import { isOther, looksLikeKey, traitsOf, type Traits } from './ticket-traits';

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
/**
 * A ticket without a reply box may be a closed one, or one that is not drawn yet: for this long (ms) the latter is taken
 * to be true, so that nothing is said of a page that is still empty.
 */
const drawnAfter = 4_000;
/** A slower helpdesk shows nothing yet that an order could be found by. After this long (ms) the page is taken as it is. */
const givenUpAfter = 12_000;

/**
 * Some apps draw the next ticket before they change the address: one that has just appeared under the former address is
 * not read for so long (ms), and is not taken for the former one's when the address follows within the other.
 */
const addressFollows = 1_000;
const addressFollowed = 3_000;
/** A page that takes long to read is read this many times less often than it could be. */
const restAfterRead = 4;

/** As many as the background takes. */
const mostAddresses = 20;

interface TicketWatch {
  isOurs: (element: Element) => boolean;
  taught: () => TaughtProfile;
  /** The address changed: whatever was known belongs to another ticket. */
  onVisit: (visit: string, key: string) => void;
  /** A ticket is on its way: there is nothing to read yet. */
  onDrawing: () => void;
  /** The page was read; called again only when what it says has changed. The subject is '' where there is no ticket. */
  onRead: (visit: string, key: string, page: TicketPage, subject: string) => void;
  /** The page has redrawn a part of itself and rests again. */
  onSettled: () => void;
}

/** The ticket that is followed. */
export interface WatchedTicket {
  /** The visit that the page is on at this moment, also when nothing has told us of a new address yet. */
  visitNow: () => string;
  /** What was read counts no more: the page is read as if its ticket had just been opened. */
  readAnew: () => void;
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
  /** How long the last reading took, with all that came of it at once, ms. */
  let readTook = 0;
  /** Everything with a tree of its own that the visit's ticket stands in: the page, shadow roots, frames. */
  let roots = new Set<Node>();
  /** What tells the ticket that was read last from another at the same address. */
  let former: Traits | undefined;
  /** When another one appeared there. */
  let replacedAt = -Infinity;
  const agent = createAgentMemory();
  const keys = createTicketKeys();

  const observer = new MutationObserver((changes) => {
    // An app draws and changes its address in one go, in whichever order.
    catchUp(changes);
    if (changes.some(({ target }) => !isOwnOrWritten(target))) readSoon();
  });
  ctx.onInvalidated(() => {
    observer.disconnect();
    clearTimeout(timer);
    timers.forEach(clearTimeout);
  });

  /** Ours, or the reply that is being written: neither says anything of the ticket. */
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
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  };

  const readSoon = () => {
    if (!ctx.isValid) return;
    const now = performance.now();
    restlessSince ??= now;
    clearTimeout(timer);
    const rest = Math.max(settled, readTook * restAfterRead);
    const latest = restlessSince + Math.max(longestUnrest, rest);
    timer = window.setTimeout(read, Math.max(0, Math.min(rest, latest - now)));
  };

  const readAfter = (ms: number) => timers.push(window.setTimeout(readSoon, ms + 1));

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
    const began = performance.now();
    readNow(began);
    readTook = performance.now() - began;
  };

  const readNow = (began: number) => {
    catchUp([]);
    const isGivenUp = began - visitBegan > givenUpAfter;
    if (isGivenUp) drawnAt ??= 0;
    const page = readPage();
    if (page.isTicket && !isGivenUp && isOnItsWay(page)) {
      onDrawing();
      return;
    }
    const subject = subjectOf(page);
    noteTraits(page, subject);
    if (ticketIdOf(address) !== '' && performance.now() - replacedAt < addressFollows) {
      onDrawing();
      return;
    }
    const known = { ...page, agentAddresses: agent.note(visit, page.agentAddresses).slice(0, mostAddresses) };
    const saying = JSON.stringify([
      known.isTicket,
      known.kind,
      known.lines,
      known.taught,
      known.agentAddresses,
    ]);
    if (saying !== told) {
      told = saying;
      onRead(visit, keys.of(address), known, subject);
    }
    onSettled();
  };

  /** Some apps replace the address without an event that reaches a content script. */
  const catchUp = (changes: readonly MutationRecord[]) => {
    if (location.href !== address.href) noteAddress(new URL(location.href), changes);
  };

  const subjectOf = ({ isTicket }: TicketPage) => (isTicket ? readSubject(document, isOurs) : '');

  /** Another ticket at the same address is told by what stands on the page: it is a visit of its own. */
  const noteTraits = (page: TicketPage, subject: string) => {
    const traits = page.isTicket ? traitsOf(page, subject) : undefined;
    if (traits && former && isOther(traits, former)) {
      replacedAt = performance.now();
      keys.noteOther(address);
      beginVisit('drawn');
      readAfter(addressFollows);
    }
    former = traits;
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

  const noteAddress = (next: URL, changes: readonly MutationRecord[]) => {
    const id = ticketIdOf(next);
    const isSameTicket = visit !== '' && id !== '' && id === ticketIdOf(address);
    const formerAddress = address;
    address = next;
    if (isSameTicket) return;
    // What the page drew in the very task in which it changed the address is the new ticket.
    const justDrawn = new Set([...changes, ...observer.takeRecords()].flatMap(textsIn));
    const isDrawn = performance.now() - replacedAt < addressFollowed;
    if (isDrawn) keys.noteFollowed(formerAddress);
    replacedAt = -Infinity;
    beginVisit(isDrawn ? 'drawn' : justDrawn);
  };

  /** @param justDrawn the texts that are the new ticket's already; `drawn`: all that is on the page */
  const beginVisit = (justDrawn: ReadonlySet<Text> | 'drawn') => {
    visit = crypto.randomUUID();
    visitBegan = performance.now();
    told = undefined;
    former = undefined;
    timers.forEach(clearTimeout);
    timers = [];
    // Roots of the former ticket are no longer followed; those that still stand are found again.
    observer.disconnect();
    const formerRoots = roots;
    roots = new Set();
    observe(document.documentElement);
    staleTexts = new WeakMap();
    staleLines = new Set();
    drawnAt = justDrawn === 'drawn' ? visitBegan : undefined;
    if (justDrawn !== 'drawn') {
      for (const text of [...formerRoots].flatMap((root) => [...textsOf(root)]))
        if (!justDrawn.has(text)) staleTexts.set(text, text.data);
      if (justDrawn.size === 0) staleLines = new Set(readPage().lines);
    }
    readAfter(drawnAfter);
    readAfter(givenUpAfter);
    onVisit(visit, keys.of(address));
    readSoon();
  };

  // It tells of an address before the page has it, and of downloads, which never will be the page's: only what the page
  // has counts. The list of entries tells when it has changed (Chrome; Firefox 147).
  ctx.addEventListener(window, 'wxt:locationchange', () => catchUp([]));
  if (typeof navigation === 'object') {
    const hear = () => catchUp([]);
    navigation.addEventListener('currententrychange', hear);
    ctx.onInvalidated(() => navigation.removeEventListener('currententrychange', hear));
  }
  // A message in a frame of the page's own is there when the frame has loaded, which changes nothing around it.
  ctx.addEventListener(document, 'load', readSoon, { capture: true });
  beginVisit('drawn');
  return {
    visitNow: () => {
      catchUp([]);
      if (keys.of(address) === '') {
        const page = readPage();
        noteTraits(page, subjectOf(page));
      }
      return visit;
    },
    readAnew: () => beginVisit('drawn'),
  };
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

/** Those of a frame are another document's: not of this document's class. */
function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
