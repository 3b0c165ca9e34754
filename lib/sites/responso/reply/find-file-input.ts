/**
 * The file input of a reply that takes a file: a visible one first, then one that hides behind a button.
 *
 * @param area what belongs to the reply
 */
export function findFileInput(area: Element, file: File): HTMLInputElement | undefined {
  const inputs = [...area.querySelectorAll<HTMLInputElement>('input[type="file"]')];
  const open = inputs.filter((input) => isOpen(input) && accepts(input.accept, file));
  return open.find(isVisible) ?? open[0];
}

export function isVisible(input: HTMLInputElement): boolean {
  const { width, height } = input.getBoundingClientRect();
  return (
    width > 8 && height > 8 && input.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  );
}

/** A field for one file that has one already is the agent's: what is in it is not thrown out. */
function isOpen(input: HTMLInputElement): boolean {
  const isFull = !input.multiple && (input.files?.length ?? 0) > 0;
  return !input.disabled && !input.webkitdirectory && !isFull;
}

/** Editors have fields for pictures only: `image/*`, `.png,.jpg`, `application/pdf`; '' takes anything. */
function accepts(accept: string, { name, type }: File): boolean {
  const wanted = accept
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
    .filter(Boolean);
  const [group = ''] = type.split('/');
  const isWanted = (token: string) =>
    token.startsWith('.')
      ? name.toLowerCase().endsWith(token)
      : ['*', '*/*', type, `${group}/*`].includes(token);
  return wanted.length === 0 || wanted.some(isWanted);
}
