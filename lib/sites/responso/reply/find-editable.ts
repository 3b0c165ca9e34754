/** What takes text in a reply box: the box itself, what is editable in it, or the body of its frame. */
export function findEditable(composer: Element): HTMLElement | undefined {
  if (composer instanceof HTMLIFrameElement) return composer.contentDocument?.body;
  if (!(composer instanceof HTMLElement)) return undefined;
  if (isTextField(composer) || composer.isContentEditable) return composer;
  return (
    composer.querySelector<HTMLElement>('textarea, [contenteditable]:not([contenteditable="false"])') ??
    undefined
  );
}

/** True for a plain text box, or the line of a chat. The browser puts a text of several lines into one. */
export function isTextField(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  return element.localName === 'textarea' || element.localName === 'input';
}
