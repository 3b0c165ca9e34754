/**
 * The box an agent writes the reply in: what makes a page a ticket, whatever else it is built of. The largest
 * visible place for more than one line that is not a search field.
 */
export function findComposer(document: Document): Element | undefined {
  return placesIn(document)
    .filter((place) => isEditor(place) && isRoomy(place))
    .reduce<Element | undefined>(
      (largest, place) => (areaOf(place) > areaOf(largest) ? place : largest),
      undefined,
    );
}

/** Through open shadow roots. */
function placesIn(root: Document | ShadowRoot): Element[] {
  const places = [...root.querySelectorAll('textarea, [contenteditable], [role="textbox"], iframe')];
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) places.push(...placesIn(element.shadowRoot));
  }
  return places;
}

function isEditor(place: Element): boolean {
  if (place.closest('[role="search"], form[action*="search" i], [aria-hidden="true"]')) return false;
  if (place instanceof HTMLIFrameElement) return isEditorFrame(place);
  if (place instanceof HTMLTextAreaElement) return !place.readOnly && !place.disabled;
  if (place instanceof HTMLInputElement) return false;
  const editable = place.getAttribute('contenteditable');
  return editable !== null ? editable !== 'false' : place.getAttribute('aria-multiline') === 'true';
}

/** Older editors live in a frame of the page's own, whose body is editable. */
function isEditorFrame(frame: HTMLIFrameElement): boolean {
  try {
    const inside = frame.contentDocument;
    return inside?.designMode === 'on' || inside?.body.isContentEditable === true;
  } catch {
    return false;
  }
}

/** Big enough to write an answer in, also in a narrow window; a folded or tiny box (a title, a tag) is not. */
function isRoomy(place: Element): boolean {
  const { width, height } = place.getBoundingClientRect();
  return width >= Math.min(200, place.ownerDocument.documentElement.clientWidth / 5) && height >= 30;
}

function areaOf(place: Element | undefined): number {
  const box = place?.getBoundingClientRect();
  return box ? box.width * box.height : 0;
}
