/** Makes drag events that carry a file, which a browser may want made in the page's own world. */
export type MakeDrag = (file: File) => (type: 'dragenter' | 'dragover' | 'drop') => DragEvent;

/**
 * Drops a file on an element as a mouse would. A page says that it takes drops by cancelling `dragover`; without that a
 * browser would not drop either.
 *
 * @returns false when the page takes no drops there
 */
export function dropFile(element: Element, file: File, makeDrag: MakeDrag): boolean {
  const drag = makeDrag(file);
  element.dispatchEvent(drag('dragenter'));
  if (element.dispatchEvent(drag('dragover'))) return false;
  element.dispatchEvent(drag('drop'));
  return true;
}
