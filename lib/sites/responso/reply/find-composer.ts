import { isMessageLine } from './is-message-line';

/**
 * Finds the reply box: the largest visible multi-line field that is no search field, else the line of a chat. A page
 * with a reply box is a ticket, however it is built. One that is scrolled out sideways is that of another ticket, which
 * is kept open.
 */
export function findComposer(document: Document): Element | undefined {
  const fields = placesIn(document);
  const boxes = fields.filter((place) => isEditor(place) && isRoomy(place));
  const places = boxes.length > 0 ? boxes : fields.filter(isLine);
  const shown = places.filter(isBetweenSides);
  return (shown.length > 0 ? shown : places).reduce<Element | undefined>(
    (largest, place) => (areaOf(place) > areaOf(largest) ? place : largest),
    undefined,
  );
}

/** The candidate fields below a root, also in open shadow roots. */
function placesIn(root: Document | ShadowRoot): Element[] {
  const places = [...root.querySelectorAll('textarea, [contenteditable], [role="textbox"], iframe, input')];
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) places.push(...placesIn(element.shadowRoot));
  }
  return places;
}

function isAside(place: Element): boolean {
  return place.closest('[role="search"], form[action*="search" i], [aria-hidden="true"]') !== null;
}

/** A line may be less tall than a box. */
function isLine(place: Element): boolean {
  return isMessageLine(place) && !isAside(place) && isWide(place) && place.getBoundingClientRect().height > 0;
}

function isEditor(place: Element): boolean {
  if (isAside(place)) return false;
  if (place instanceof HTMLIFrameElement) return isEditorFrame(place);
  if (place instanceof HTMLTextAreaElement) return !place.readOnly && !place.disabled;
  if (place instanceof HTMLInputElement) return false;
  const editable = place.getAttribute('contenteditable');
  return editable !== null ? editable !== 'false' : place.getAttribute('aria-multiline') === 'true';
}

/** True for an editor that is a frame with an editable body, as older editors are. */
function isEditorFrame(frame: HTMLIFrameElement): boolean {
  try {
    const inside = frame.contentDocument;
    return inside?.designMode === 'on' || inside?.body.isContentEditable === true;
  } catch {
    return false;
  }
}

/**
 * True for a field large enough for an answer, also in a narrow window. A folded or tiny field (a title, a tag) is not.
 */
function isRoomy(place: Element): boolean {
  return isWide(place) && place.getBoundingClientRect().height >= 30;
}

function isWide(place: Element): boolean {
  const { width } = place.getBoundingClientRect();
  return width >= Math.min(200, place.ownerDocument.documentElement.clientWidth / 5);
}

function isBetweenSides(place: Element): boolean {
  const { left, right } = place.getBoundingClientRect();
  return right > 0 && left < place.ownerDocument.documentElement.clientWidth;
}

function areaOf(place: Element | undefined): number {
  const box = place?.getBoundingClientRect();
  return box ? box.width * box.height : 0;
}
