/** What a reader leaves out, and what it was given to leave out. */
export interface ReadOptions {
  /** True for an element whose text is not the ticket's. */
  isForeign: (element: Element) => boolean;
  /** True for a text that stood on the page before the present visit began. */
  isStale: (text: Text) => boolean;
  /** Told every root that has its own tree: a shadow root, the document of a frame. */
  onRoot?: (root: Node) => void;
}

/** A page has no more that matters; a hostile one does not make the tab hang. */
const mostNodes = 40_000;
const mostLines = 4_000;
const longestLine = 2_000;

const silentTags = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'CANVAS',
  'VIDEO',
  'AUDIO',
  'OPTION',
]);
/** Elements that stress a part of a word and do not part it from the rest. */
const stressTags = new Set([
  'B',
  'I',
  'EM',
  'STRONG',
  'MARK',
  'U',
  'S',
  'WBR',
  'FONT',
  'SMALL',
  'SUB',
  'SUP',
]);

/**
 * The visible text of a tree in reading order, one block element a line, through open shadow roots and the frames
 * that can be read. Needs no selector: it works on any DOM.
 */
export function readLines(root: Element, { isForeign, isStale, onRoot }: ReadOptions): string[] {
  const lines: string[] = [];
  let line = '';
  let nodes = 0;

  const breakLine = () => {
    const text = line.replace(/[\s\u200b]+/g, ' ').trim();
    line = '';
    if (text && lines.length < mostLines) lines.push(text.slice(0, longestLine));
  };

  const readChildren = (parent: Node) => {
    for (const child of parent.childNodes) {
      if (++nodes > mostNodes) return;
      if (isText(child)) line += isStale(child) ? '' : child.data;
      else if (isElement(child)) readElement(child);
    }
  };

  const readElement = (element: Element) => {
    if (silentTags.has(element.tagName.toUpperCase()) || isHidden(element) || isForeign(element)) return;
    const isInline = displayOf(element).startsWith('inline');
    if (!isInline || element.tagName === 'BR') breakLine();
    const isStressed = stressTags.has(element.tagName);
    if (!isStressed) line += ' ';
    line += attributesOf(element);
    const own = ownRootOf(element);
    if (own) {
      onRoot?.(own);
      readChildren(own);
    }
    readChildren(element);
    if (!isStressed) line += ' ';
    if (!isInline) breakLine();
  };

  readElement(root);
  breakLine();
  return lines;
}

/** What an element says outside its text: an address behind a link, a cut-off text's title, a field's value. */
function attributesOf(element: Element): string {
  const link = /^(?:mailto|tel):([^?]+)/i.exec(element.getAttribute('href') ?? '')?.[1];
  if (link) return ` ${decode(link)} `;
  const said = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '';
  if (said.includes('@')) return ` ${said} `;
  const isField =
    element.tagName === 'INPUT' && /^(?:text|email|tel)$/.test(element.getAttribute('type') ?? 'text');
  const value = isField && 'value' in element ? String(element.value) : '';
  return /[@\d]/.test(value) ? ` ${value} ` : '';
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** The tree of its own that an element draws, when it can be read: another site's frame cannot. */
function ownRootOf(element: Element): Node | null {
  if (element.shadowRoot) return element.shadowRoot;
  try {
    return element instanceof HTMLIFrameElement ? (element.contentDocument?.body ?? null) : null;
  } catch {
    return null;
  }
}

function displayOf(element: Element): string {
  return element.ownerDocument.defaultView?.getComputedStyle(element).display ?? 'block';
}

/** True for what is not drawn. What is merely folded away (`<details>`) is the ticket's all the same. */
function isHidden(element: Element): boolean {
  if (element.parentElement?.closest('details:not([open])')) return displayOf(element) === 'none';
  return !element.checkVisibility({ visibilityProperty: true });
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
