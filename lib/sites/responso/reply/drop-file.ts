import { untilPainted } from './until';

/** Makes drag events that carry a file, which a browser may want made in the page's own world. */
export type MakeDrag = (
  file: File,
) => (
  type: 'dragenter' | 'dragover' | 'dragleave' | 'drop' | 'dragend',
  at: { clientX: number; clientY: number },
) => DragEvent;

/** Something that a page has drawn for a drag is gone this soon after the drop (ms). */
const closesWithin = 300;

/**
 * Drops a file on an element as a mouse would: where the page draws something over the element for the drag, on that. A
 * page says that it takes drops by cancelling `dragover`; without that a browser would not drop either. What the page
 * has drawn for the drag never stays.
 *
 * @returns false when the page takes no drops there
 */
export async function dropFile(element: Element, file: File, makeDrag: MakeDrag): Promise<boolean> {
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  const drag = makeDrag(file);
  const send = (type: Parameters<typeof drag>[0], to: Element) => to.dispatchEvent(drag(type, at));

  const before = elementAt(element.ownerDocument, at);
  const entered = [element];
  send('dragenter', element);
  await untilPainted();
  const over = elementAt(element.ownerDocument, at);
  const overlay = over && over !== before && over !== element && !over.contains(element) ? over : undefined;
  if (overlay) {
    entered.push(overlay);
    send('dragenter', overlay);
  }
  const target = entered.toReversed().find((each) => !send('dragover', each));
  if (target) send('drop', target);

  if (target) await new Promise((resolve) => setTimeout(resolve, closesWithin));
  const isLeft = overlay?.checkVisibility() === true && elementAt(element.ownerDocument, at) === overlay;
  if (!target || isLeft) {
    for (const each of entered.toReversed()) send('dragleave', each);
    send('dragend', element);
  }
  return target !== undefined;
}

/** The innermost element at a point of the window, through open shadow roots. */
function elementAt(
  root: Document | ShadowRoot,
  { clientX, clientY }: { clientX: number; clientY: number },
): Element | undefined {
  const element = root.elementFromPoint(clientX, clientY);
  if (!element || element.getRootNode() !== root) return undefined;
  const inside = element.shadowRoot && elementAt(element.shadowRoot, { clientX, clientY });
  return inside ?? element;
}
