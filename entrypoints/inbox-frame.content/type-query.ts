import { isCalledSearch, isMarkedSearch } from '@/lib/sites/responso/find-search-field';

/**
 * Types a search as a user would, but without the focus: the agent, or a scanner, may be typing elsewhere. Apps that
 * search while typing listen to `input`, others to Enter. A form that reacts to neither is submitted.
 */
export function typeQuery(field: HTMLInputElement, query: string): void {
  // Calls the prototype's setter: frameworks override the element's own setter and would miss the change.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, query);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: query }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true };
  const isTaken = ['keydown', 'keypress'].some(
    (type) => !field.dispatchEvent(new KeyboardEvent(type, enter)),
  );
  field.dispatchEvent(new KeyboardEvent('keyup', enter));
  // A field that nothing marks as a search may belong to another form, which must not be sent.
  if (!isTaken && (isMarkedSearch(field) || isCalledSearch(field))) field.form?.requestSubmit();
}
