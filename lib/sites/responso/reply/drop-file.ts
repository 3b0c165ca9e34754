import { untilPainted } from './until';

/** Creates drag events that carry a file. Firefox needs them made in the page's own world. */
export type MakeDrag = (
  file: File,
) => (
  type: 'dragenter' | 'dragover' | 'dragleave' | 'drop' | 'dragend',
  at: { clientX: number; clientY: number },
) => DragEvent;

/** A drop zone that a page draws for a drag is gone this soon after the drop (ms). */
const closesWithin = 300;

/**
 * Drops a file on an element as a mouse would. If the page draws a drop zone over the element during the drag, the file
 * is dropped on that. A page accepts a drop by cancelling `dragover`; without that a browser would not drop either. The
 * drag is always ended, so no drop zone stays on the page.
 *
 * @returns false if the page accepts no drop there
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
