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

/** Of a letter that is not drawn by this page: which elements stand within a line. */
const inlineTags = new Set(['A', 'ABBR', 'CITE', 'CODE', 'LABEL', 'Q', 'SPAN', 'TIME', ...stressTags]);

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
  // A frame within a frame is another document's kind of element: told by its name.
  if (element.tagName !== 'IFRAME' || !('contentDocument' in element)) return null;
  return bodyOf(element.contentDocument) ?? letterIn(element);
}

function bodyOf(document: unknown): Node | null {
  if (typeof document !== 'object' || document === null || !('body' in document)) return null;
  return isNode(document.body) ? document.body : null;
}

/** Letters that were parsed here, by their frames: a frame that says the same holds the same texts. */
const letters = new WeakMap<Element, { source: string; body: Node }>();

/** A mail in a sandboxed frame cannot be reached, but its text stands in the frame's `srcdoc`. */
function letterIn(frame: Element): Node | null {
  const source = frame.getAttribute('srcdoc');
  if (!source) return null;
  const known = letters.get(frame);
  if (known?.source === source) return known.body;
  const { body } = new DOMParser().parseFromString(source, 'text/html');
  letters.set(frame, { source, body });
  return body;
}

function displayOf(element: Element): string {
  const view = element.ownerDocument.defaultView;
  if (view) return view.getComputedStyle(element).display;
  return inlineTags.has(element.tagName) ? 'inline' : 'block';
}

/** True for what is not drawn. What is merely folded away (`<details>`) is the ticket's all the same. */
function isHidden(element: Element): boolean {
  if (!element.ownerDocument.defaultView) return element.hasAttribute('hidden');
  if (element.parentElement?.closest('details:not([open])')) return displayOf(element) === 'none';
  return !element.checkVisibility({ visibilityProperty: true });
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
