import { openRoots } from '@/lib/dom/open-roots';

/** True once a page shows any text, in open shadow roots too: an app may draw all of itself there. Forces a layout. */
export function hasDrawnText(document: Document): boolean {
  return openRoots(document).some((root) =>
    [...root.children].some(
      (child) => child instanceof HTMLElement && child.checkVisibility() && child.innerText.trim() !== '',
    ),
  );
}
