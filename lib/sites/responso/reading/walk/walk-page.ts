import { isShut } from '@/lib/dom/is-drawn';
import { fieldText } from './field-text';

/**
 * The part of the page that a line belongs to:
 * - `ticket`: possibly the ticket;
 * - `furniture`: bars and menus of the app;
 * - `shut`: a part that is not drawn.
 */
export type Place = 'ticket' | 'furniture' | 'shut';

/** The text of one element in a line: a chip, a link, the name of an icon. */
export interface Piece {
  text: string;
  element: Element;
  /** True if the text comes from an attribute (a title, an icon's name) and is not drawn as text. */
  isUnwritten: boolean;
  /** True if the text is from before this ticket view. */
  isStale: boolean;
}

/** A line of the page: texts side by side, one block element a line. */
export interface PageLine {
  /** The text without its stale pieces; '' if all are stale. */
  text: string;
  pieces: Piece[];
  /** The block element of the line. */
  element: Element;
  place: Place;
  /** The outermost element around it that is not drawn, or that is part of the app's bars and menus. */
  part: Element | undefined;
}

export interface WalkOptions {
  /** The place of an element with all its content; undefined: the same as around it. */
  placeOf: (element: Element) => 'furniture' | 'nowhere' | undefined;
  /** True for a text that was on the page before this ticket view began. */
  isStale: (text: Text) => boolean;
  /** The same for the content of a form field. */
  isStaleField?: ((field: Element) => boolean) | undefined;
  /** Also reads fields that the agent types into: for an element that the user picked. */
  hasAllFields?: boolean | undefined;
  /** Called with every root of a tree of its own: a shadow root, the document of a frame. */
  onRoot?: ((root: Node) => void) | undefined;
}

export interface WalkedPage {
  lines: PageLine[];
  /** The frame element of each tree that was read from a frame, by the tree's root. */
  frames: ReadonlyMap<Node, Element>;
}

/** Stops after so many nodes, so that a hostile page cannot hang the tab. What was read so far is used. */
const mostNodes = 40_000;
const mostShutNodes = 6_000;
const mostLines = 4_000;
const mostPieces = 300;
const longestLine = 2_000;
const mostCharacters = 400_000;
const longestWalk = 700;
const deepest = 700;

const silentTags = new Set(
  'script style noscript template canvas video audio option datalist object head'.split(' '),
);
/** Tags that mark a part of a word without splitting it. */
const stressTags = new Set('b i em strong mark u s wbr font small sub sup'.split(' '));
/** Used in a letter that this page does not render: tags of inline elements. */
const inlineTags = new Set(['a', 'abbr', 'cite', 'code', 'label', 'q', 'span', 'time', 'img', ...stressTags]);

interface Around {
  place: Place;
  part: Element | undefined;
  /** Shut by `visibility`, which children may override. */
  isInvisible: boolean;
  depth: number;
}

/**
 * Reads a tree in visual order, one block element a line: through open shadow roots with their slots, and through
 * readable frames. Uses no selectors, so it works on any DOM.
 */
export function walkPage(
  root: Element,
  { placeOf, isStale, isStaleField, hasAllFields = false, onRoot }: WalkOptions,
): WalkedPage {
  const lines: PageLine[] = [];
  const frames = new Map<Node, Element>();
  const began = performance.now();
  let pieces: Piece[] = [];
  let text = '';
  /** The block of the current line; set by its first text. */
  let block: { element: Element; around: Around } | undefined;
  let nodes = 0;
  let shutNodes = 0;
  let characters = 0;
  let isOver = false;

  const isEnough = () => {
    nodes += 1;
    if (nodes % 256 === 0 && performance.now() - began > longestWalk) isOver = true;
    if (nodes > mostNodes || characters > mostCharacters || lines.length >= mostLines) isOver = true;
    return isOver;
  };

  const breakLine = () => {
    const said = block && pieces.filter((piece) => piece.text !== '');
    if (block && said && said.length > 0) {
      const { element, around } = block;
      const { place, part } = around;
      const [first = '', ...rest] = inChunks(text.replace(/[\s\u200b]+/g, ' ').trim());
      lines.push({ text: first, pieces: said, element, place, part });
      for (const chunk of rest) lines.push({ text: chunk, pieces: [], element, place, part });
    }
    pieces = [];
    text = '';
    block = undefined;
  };

  /** @param isWritten false for text of an attribute, which is not part of the line's text */
  const say = (said: string, element: Element, around: Around, stale: boolean, isWritten: boolean) => {
    const isBlank = said.trim() === '';
    if (!isBlank) block ??= { element: blockOf(element), around };
    if (isWritten && !stale) text += said;
    if (isBlank && pieces.length === 0) return;
    characters += said.length;
    const last = pieces.at(-1);
    const short = said.slice(0, longestLine);
    if (last && last.element === element && last.isUnwritten !== isWritten && last.isStale === stale)
      last.text += short;
    else if (!isBlank && pieces.length < mostPieces)
      pieces.push({ text: short, element, isUnwritten: !isWritten, isStale: stale });
  };

  const readText = (node: Text, parent: Element, around: Around) => {
    const stale = isStale(node);
    const data = node.data.length > mostCharacters ? node.data.slice(0, mostCharacters) : node.data;
    if (!data.trim().includes('\n') || !keepsBreaks(parent)) {
      say(data, parent, around, stale, true);
      return;
    }
    data.split('\n').forEach((part, at) => {
      if (at > 0) breakLine();
      say(part, parent, around, stale, true);
    });
  };

  const readNodes = (nodesIn: Iterable<Node>, element: Element, around: Around) => {
    for (const node of nodesIn) {
      if (isEnough()) return;
      if (isText(node)) readText(node, element, around);
      else if (isElement(node)) readElement(node, around);
    }
  };

  /** Reads an element's shadow root or frame if it has one, else its children. */
  const readInside = (element: Element, around: Around) => {
    if (element.shadowRoot) {
      onRoot?.(element.shadowRoot);
      // The element's own children are read where a slot shows them.
      readNodes(element.shadowRoot.childNodes, element, around);
      return;
    }
    const inFrame = bodyIn(element);
    if (inFrame) {
      frames.set(inFrame.getRootNode(), element);
      onRoot?.(inFrame);
      if (!isElement(inFrame) || isWritten(inFrame)) return;
      breakLine();
      readNodes(inFrame.childNodes, inFrame, around);
      breakLine();
      return;
    }
    const taken = element.localName === 'slot' ? nodesOf(element) : [];
    readNodes(taken.length > 0 ? taken : element.childNodes, element, around);
  };

  const readElement = (element: Element, outside: Around) => {
    const name = element.localName;
    if (silentTags.has(name) || outside.depth > deepest) return;
    const placed = outside.place === 'ticket' ? placeOf(element) : undefined;
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    const isInline = name !== 'br' && displayOf(element, style).startsWith('inline');
    if (placed === 'nowhere' || isWritten(element)) {
      // What is left out still stands between the texts around it.
      if (!isInline) breakLine();
      return;
    }
    const around = aroundOf(element, style, placed, outside);
    if (!around || (around.place === 'shut' && (shutNodes += 1) > mostShutNodes)) return;
    const isStressed = stressTags.has(name);
    if (!isInline || around.place !== outside.place) breakLine();
    if (!isStressed) text += ' ';
    const field = fieldText(element, hasAllFields) ?? wholeOf(element);
    if (field !== undefined) say(field, element, around, isStaleField?.(element) ?? false, true);
    else {
      for (const said of attributesOf(element)) say(` ${said} `, element, around, false, true);
      say(unwrittenName(element), element, around, false, false);
      if (name !== 'svg') readInside(element, around);
    }
    if (!isStressed) text += ' ';
    if (!isInline || around.place !== outside.place) breakLine();
  };

  readElement(root, { place: 'ticket', part: undefined, isInvisible: false, depth: 0 });
  breakLine();
  return { lines, frames };
}

/** Undefined for a hidden part inside another hidden part: opening the outer one would not show it. */
function aroundOf(
  element: Element,
  style: CSSStyleDeclaration | undefined,
  placed: 'furniture' | undefined,
  outside: Around,
): Around | undefined {
  const inside = { ...outside, depth: outside.depth + 1 };
  if (placed) return { ...inside, place: placed, part: element };
  // The account menu is often closed, but names the signed-in agent.
  if (outside.place === 'furniture') return inside;
  // Elements in a closed part have no box, so only the style tells whether they are hidden themselves too.
  if (outside.place === 'shut' && !outside.isInvisible) return style?.display === 'none' ? undefined : inside;
  if (isShut(element, style)) {
    const details = element.parentElement?.localName === 'details' ? element.parentElement : undefined;
    return { ...inside, place: 'shut', part: outside.part ?? details ?? element, isInvisible: false };
  }
  const isInvisible = style !== undefined && style.visibility !== 'visible';
  if (outside.place === 'ticket' && isInvisible)
    return { ...inside, place: 'shut', part: element, isInvisible: true };
  // An invisible element may have visible children.
  if (outside.isInvisible && !isInvisible)
    return { ...inside, place: 'ticket', part: undefined, isInvisible: false };
  return inside;
}

/**
 * True for an element that the agent types into. A heading that can be edited in place is not: it belongs to the
 * ticket.
 */
function isWritten(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  if (editable === null || editable === 'false') return false;
  return !/^h[1-6]$/.test(element.localName) && !isTitle(element);
}

/** True for one line in larger letters than the page's: a title that is edited in place. */
function isTitle(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  if (!view || element.textContent.trim() === '' || element.ariaMultiLine === 'true') return false;
  const sizeOf = (each: Element) => parseFloat(view.getComputedStyle(each).fontSize);
  const { height } = element.getBoundingClientRect();
  const size = sizeOf(element);
  return height < size * 2.5 && size >= sizeOf(element.ownerDocument.body) * 1.15;
}

/** True if spaces and line breaks of the text are kept (`white-space: pre` and the like). */
function keepsBreaks(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style ? style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces' : false;
}

/** Texts of an element's attributes: the URL of a link, the full title of a cut-off text. */
function attributesOf(element: Element): string[] {
  const link = /^(?:mailto|tel):([^?]+)/i.exec(element.getAttribute('href') ?? '')?.[1];
  if (link) return [decode(link)];
  const said = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '';
  return said.includes('@') ? [said] : [];
}

/** The title of an element whose own text is only the beginning or a part of it: `4890…`, `+48 601 *** ***` */
function wholeOf(element: Element): string | undefined {
  const whole = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '';
  if (whole === '' || element.childElementCount > mostInNamed) return undefined;
  const own = element.textContent.trim();
  const end = own.search(/(?:…|\.{3})$|[*•]{2}/);
  if (own.length > longestName || end < 0) return undefined;
  const shown = own.slice(Math.max(0, own.search(/[\p{L}\d+]/u)), end);
  return shown.length >= 3 && whole.includes(shown) ? whole : undefined;
}

const pressed =
  'a, button, input, select, textarea, summary, [role="button"], [role="link"], [role="tab"], [role="menuitem"]';
const longestName = 60;
const mostInNamed = 3;

/** The name of an icon or chip that is not drawn as text: its title, its label, the icon's name. */
function unwrittenName(element: Element): string {
  const { localName } = element;
  if (localName === 'svg') {
    const title = element.querySelector('title')?.textContent ?? '';
    const used = element.querySelector('use');
    return (
      title ||
      (element.getAttribute('aria-label') ?? '') ||
      iconWord(element.getAttribute('data-icon') ?? used?.getAttribute('href') ?? classOf(element))
    );
  }
  const isIcon = element.childElementCount === 0 && element.textContent.trim() === '';
  if (element.childElementCount > mostInNamed || element.matches(pressed)) return '';
  const name =
    element.getAttribute('alt') ?? element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '';
  if (name.includes('@') || name.length > longestName) return '';
  if (name !== '' || !isIcon || !/^(?:i|span|em|b|ion-icon|iconify-icon)$/.test(localName)) return name;
  return iconWord(element.getAttribute('data-icon') ?? element.getAttribute('icon') ?? classOf(element));
}

function classOf(element: Element): string {
  return element.getAttribute('class') ?? '';
}

/** Arrows and keys are called "return" too. */
const notOfTickets = /arrow|keyboard|left|right|back|key|enter|undo/i;

/** The word in `icon icon-return`, `#ticket-review`. Icons have English names in every language of the app. */
function iconWord(name: string): string {
  if (!/icon|ico\b|^#|type|glyph|^[a-z-]+$/i.test(name) || notOfTickets.test(name)) return '';
  return /(?:^|[-_#: ])(returns?|reviews?)(?:[-_ ]|$)/i.exec(name)?.[1] ?? '';
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function inChunks(text: string): string[] {
  const chunks: string[] = [];
  let rest = text;
  while (rest.length > longestLine) {
    const blank = rest.lastIndexOf(' ', longestLine);
    const end = blank > longestLine / 2 ? blank : longestLine;
    chunks.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...chunks, rest];
}

/** The nearest block element. */
function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement) {
    const style = block.ownerDocument.defaultView?.getComputedStyle(block);
    if (!displayOf(block, style).startsWith('inline')) break;
    block = block.parentElement;
  }
  return block;
}

function displayOf(element: Element, style: CSSStyleDeclaration | undefined): string {
  if (style) return style.display;
  return inlineTags.has(element.localName) ? 'inline' : 'block';
}

/** The content of a readable frame. A frame of another origin cannot be read. */
function bodyIn(element: Element): Node | null {
  // An element inside another frame belongs to another window, so `instanceof` fails: compare the tag name.
  if (!/^i?frame$/.test(element.localName) || !('contentDocument' in element)) return null;
  return bodyOf(element.contentDocument) ?? letterIn(element);
}

function bodyOf(document: unknown): Node | null {
  if (typeof document !== 'object' || document === null || !('body' in document)) return null;
  if ('designMode' in document && document.designMode === 'on') return null;
  return isNode(document.body) ? document.body : null;
}

/** Parsed letters by frame. While a frame's source stays the same, its text nodes stay the same objects. */
const letters = new WeakMap<Element, { source: string; body: Node }>();

/** A mail in a sandboxed frame cannot be accessed, but its source is in the frame's `srcdoc`: parse that. */
function letterIn(frame: Element): Node | null {
  const source = frame.getAttribute('srcdoc');
  if (!source) return null;
  const known = letters.get(frame);
  if (known?.source === source) return known.body;
  const { body } = new DOMParser().parseFromString(source, 'text/html');
  letters.set(frame, { source, body });
  return body;
}

/** The nodes that a slot shows: the host's children assigned to it. */
function nodesOf(slot: Element): Node[] {
  return slot instanceof HTMLSlotElement ? slot.assignedNodes({ flatten: true }) : [];
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}
