import type { MakeDrag } from '@/lib/sites/responso/reply/drop-file';

/** APIs of Firefox content scripts beyond the standard (MDN, "Sharing objects with page scripts"). */
declare global {
  interface Window {
    readonly wrappedJSObject?: typeof globalThis;
  }
  var cloneInto: (<T>(value: T, into: object, options: { wrapReflectors: boolean }) => T) | undefined;
}

/**
 * Creates drag events that carry a file. In Firefox a page gets an empty file list unless everything is created in the
 * page's own world (run in ESR 153). In Chromium the content script's world is enough.
 */
export const makeDrag: MakeDrag = (file) => {
  const world = window.wrappedJSObject ?? globalThis;
  const toWorld = <T>(value: T): T =>
    globalThis.cloneInto ? globalThis.cloneInto(value, world, { wrapReflectors: true }) : value;
  const dataTransfer = new world.DataTransfer();
  dataTransfer.items.add(toWorld(file));
  return (type, at) =>
    new world.DragEvent(
      type,
      toWorld({ bubbles: true, cancelable: true, composed: true, ...at, dataTransfer }),
    );
};
