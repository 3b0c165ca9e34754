import { pageWorld, toPageWorld } from '@/lib/dom/page-world';
import type { MakeDrag } from '@/lib/sites/responso/reply/drop-file';

/** Creates drag events that carry a file, in the page's own world. */
export const makeDrag: MakeDrag = (file) => {
  const world = pageWorld();
  const dataTransfer = new world.DataTransfer();
  dataTransfer.items.add(toPageWorld(file));
  return (type, at) =>
    new world.DragEvent(
      type,
      toPageWorld({ bubbles: true, cancelable: true, composed: true, ...at, dataTransfer }),
    );
};
