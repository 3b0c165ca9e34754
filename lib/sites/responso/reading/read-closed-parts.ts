import { attribution } from './authors/attribution';
import { labelRole } from '@/lib/match/reading/page-label';
import { isDrawn } from '@/lib/dom/is-drawn';
import type { Conversation } from './find-conversation';
import type { Outwards } from './walk/outwards';
import type { PageLine } from './walk/walk-page';

const opening = 'button, summary, a, [role="button"], [role="tab"], [aria-expanded], [aria-controls]';
/** Parts that never belong to the ticket, closed or open. */
const foreign =
  'template, nav, footer, dialog, [role="dialog"], [role="menu"], [role="listbox"], [role="tooltip"], [role="navigation"], [popover]';
const phoneShape = /(?:\d[ ().-]*){7,15}/;

/** What the page's closed parts hold. */
export interface ClosedParts {
  /** `E-mail: jan@example.com`: facts that may be the buyer's. */
  facts: string[];
  /** Folded quotes: they belong to the ticket. */
  quotes: PageLine[];
}

/**
 * Reads hidden parts of the page that belong to this ticket: quotes that are folded within a message, and the labelled
 * e-mail, phone and login in a part that a button of this ticket opens. All other hidden parts (menus, templates,
 * drafts of other tickets) are ignored.
 */
export function readClosedParts(
  lines: readonly PageLine[],
  conversation: Conversation,
  outwards: Outwards,
): ClosedParts {
  const parts = new Map<Element, PageLine[]>();
  for (const line of lines)
    if (line.place === 'shut' && line.part) parts.set(line.part, [...(parts.get(line.part) ?? []), line]);
  const facts: string[] = [];
  const quotes: PageLine[] = [];
  for (const [part, said] of parts) {
    if (part.closest(foreign) || part.querySelector('textarea, [contenteditable="true"]')) continue;
    if (isInTalk(part, conversation, outwards)) {
      if (isQuote(part, said)) quotes.push(...said);
    } else if (isOpenedHere(part)) facts.push(...factsIn(said));
  }
  return { facts: [...new Set(facts)], quotes };
}

function isInTalk(part: Element, { roots }: Conversation, outwards: Outwards): boolean {
  for (let each: Element | null = part; each; each = outwards(each)) if (roots.includes(each)) return true;
  return false;
}

function isQuote(part: Element, said: readonly PageLine[]): boolean {
  if (part.matches('blockquote') || part.querySelector('blockquote')) return true;
  // A closed `<details>` in a message holds quoted text.
  if (part.localName === 'details') return true;
  return said.slice(0, 6).some(({ text }) => attribution.test(text) || text.startsWith('>'));
}

/**
 * True if a drawn element opens this part: it references the part, or stands right before it and is marked as closed.
 */
function isOpenedHere(part: Element): boolean {
  const summary = part.localName === 'details' ? part.querySelector('summary') : null;
  const opener = summary ?? openerByName(part) ?? openerBefore(part);
  return opener !== undefined && !opener.closest(foreign) && isDrawn(opener);
}

function openerByName(part: Element): Element | undefined {
  if (part.id === '') return undefined;
  const root = part.getRootNode();
  if (!('querySelectorAll' in root)) return undefined;
  const id = CSS.escape(part.id);
  const named = `[aria-controls~="${id}"], [aria-owns~="${id}"], a[href="#${id}"], [data-target="#${id}"], [data-bs-target="#${id}"], [commandfor="${id}"]`;
  const [found] = part.ownerDocument.querySelectorAll(named);
  if (found) return found;
  return root instanceof ShadowRoot ? (root.querySelector(named) ?? undefined) : undefined;
}

/** `<h3><button aria-expanded="false">Klient</button></h3><div hidden>…</div>` */
function openerBefore(part: Element): Element | undefined {
  const before = part.previousElementSibling;
  if (!before) return undefined;
  const opener = before.matches(opening) ? before : before.querySelector(opening);
  const isClosed =
    opener?.getAttribute('aria-expanded') === 'false' ||
    part.parentElement?.matches('[aria-expanded="false"]');
  return opener && isClosed ? opener : undefined;
}

/** The labelled values of a part, one line each. */
function factsIn(lines: readonly PageLine[]): string[] {
  const pieces = lines.flatMap(({ pieces: said }) =>
    said.filter(({ isUnwritten, isStale }) => !isUnwritten && !isStale),
  );
  const texts = pieces.flatMap(({ text }) => {
    const [, label, value] = /^\s*([^:@\d]{2,40}):\s*(\S.*)$/.exec(text) ?? [];
    return label !== undefined && value !== undefined ? [label, value] : [text.trim()];
  });
  return texts.flatMap((text, at) => {
    const label = texts[at - 1] ?? '';
    const role = labelRole(label);
    if (role === 'email' && text.includes('@')) return [`${label}: ${text}`];
    if (role === 'phone' && phoneShape.test(text)) return [`${label}: ${text}`];
    if (role === 'login' && !/[\s@]/.test(text)) return [`${label}: ${text}`];
    return [];
  });
}
