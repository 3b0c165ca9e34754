/**
 * True when nothing of this document has the keyboard and it may be given to something of it. A frame that does not have
 * it would take it from what is typed into the page around it.
 */
export function isFocusFree(): boolean {
  const isOwnPage = window.top === window.self;
  return document.activeElement === document.body && (isOwnPage || document.hasFocus());
}
