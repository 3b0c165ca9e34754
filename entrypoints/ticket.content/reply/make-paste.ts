import { pageWorld, toPageWorld } from '@/lib/dom/page-world';
import type { MakePaste } from '@/lib/sites/responso/reply/insert-text';

/** Creates a paste event that carries a plain text, in the page's own world. */
export const makePaste: MakePaste = (text) => {
  const world = pageWorld();
  const clipboardData = new world.DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox does not know `clipboardData` here, and takes `data` and `dataType` (its ClipboardEvent.webidl).
  const content = { clipboardData, dataType: 'text/plain', data: text };
  return new world.ClipboardEvent(
    'paste',
    toPageWorld({ bubbles: true, cancelable: true, composed: true, ...content }),
  );
};
