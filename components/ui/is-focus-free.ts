/**
 * True if no element of this document has the focus and one may take it. A frame without the focus must not take it:
 * the agent may be typing into the page around the frame.
 */
export function isFocusFree(): boolean {
  const isOwnPage = window.top === window.self;
  return document.activeElement === document.body && (isOwnPage || document.hasFocus());
}
