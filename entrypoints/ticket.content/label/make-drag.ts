import type { MakeDrag } from '@/lib/sites/responso/reply/drop-file';

/** What a content script of Firefox has beyond the standard (MDN, "Sharing objects with page scripts"). */
declare global {
  interface Window {
    readonly wrappedJSObject?: typeof globalThis;
  }
  var cloneInto: (<T>(value: T, into: object, options: { wrapReflectors: boolean }) => T) | undefined;
}

/**
 * Drag events that carry a file. A page in Firefox gets an empty list of files unless all of it is made in the page's
 * own world (run in ESR 153); in Chromium the content script's will do.
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
