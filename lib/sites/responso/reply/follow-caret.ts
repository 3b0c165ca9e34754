/**
 * Remembers where the caret last was in an editable element. Clicking elsewhere in the page moves the page's selection
 * away; a `textarea` keeps its own.
 *
 * @returns `last`: the range, which may be outdated; `stop`: ends it
 */
export function followCaret(document: Document): { last: () => Range | undefined; stop: () => void } {
  let last: Range | undefined;
  const note = () => {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    if (range?.startContainer.parentElement?.isContentEditable) last = range.cloneRange();
  };
  document.addEventListener('selectionchange', note);
  return {
    last: () => last,
    stop: () => {
      document.removeEventListener('selectionchange', note);
    },
  };
}
