/** APIs of Firefox content scripts beyond the standard (MDN, "Sharing objects with page scripts"). */
declare global {
  interface Window {
    readonly wrappedJSObject?: typeof globalThis;
  }
  var cloneInto: (<T>(value: T, into: object, options: { wrapReflectors: boolean }) => T) | undefined;
}

/**
 * The page's own world. In Firefox a page can read an event's files and texts only if everything is created there (run
 * in ESR 153). In Chromium the content script's world is enough.
 */
export function pageWorld(): typeof globalThis {
  return window.wrappedJSObject ?? globalThis;
}

/** Makes an object readable for the page. */
export function toPageWorld<T>(value: T): T {
  return globalThis.cloneInto ? globalThis.cloneInto(value, pageWorld(), { wrapReflectors: true }) : value;
}
