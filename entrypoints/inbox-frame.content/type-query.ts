import { isCalledSearch, isMarkedSearch } from '@/lib/sites/responso/find-search-field';

/**
 * Searches for something as a user would, and without the focus: that is where the agent, or a scanner, types. Apps that
 * search while one types hear `input`, others Enter; a form that neither has served is submitted.
 */
export function typeQuery(field: HTMLInputElement, query: string): void {
  // Straight to the element's own setter: frameworks put theirs before it and would miss the change.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, query);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: query }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true };
  const isTaken = ['keydown', 'keypress'].some(
    (type) => !field.dispatchEvent(new KeyboardEvent(type, enter)),
  );
  field.dispatchEvent(new KeyboardEvent('keyup', enter));
  // A field that nothing calls a search may be another form's, which must not be sent.
  if (!isTaken && (isMarkedSearch(field) || isCalledSearch(field))) field.form?.requestSubmit();
}
