import { elementAround } from '@/lib/dom/element-around';
import { fileInputsIn, takes } from './find-file-input';
import { queryDeep } from './query-deep';
import { untilFound } from './until';

/** Names of the button that attaches files, in the languages of helpdesks. */
const attaching =
  /\battach|\bupload|\bfiles?\b|paper-?clip|📎|załącz|\bplik|dołącz|anex|arquivo|ficheir|adjunt|archiv|anhang|anhäng|datei|fichier|joindre|joint|allega|přílo|prilož|príloh|soubor|súbor|csatol|mellékl|ataș|fișier|bijlage|bestand/i;
/** The page creates the input for a press within this time (ms). */
const madeWithin = 1_500;
/** Browsers count a user's press as recent for this long (ms). During that time the page could open a file dialog. */
const pressLasts = 5_000;

/**
 * Presses the reply's attach button, if there is one, and waits for the file input that the page creates. No file
 * dialog opens: browsers allow one only after a press of the user.
 *
 * @param parts the parts of the reply
 * @returns undefined if there is no such button, or no input appears
 */
export async function pressClip(
  document: Document,
  parts: readonly Element[],
  file: File,
): Promise<HTMLInputElement | undefined> {
  const clip = parts.map(findClip).find((found) => found !== undefined);
  if (!clip) return undefined;
  const before = new Set(fileInputsIn(document));
  const findMade = () => fileInputsIn(document).find((input) => !before.has(input) && takes(input, file));
  await untilFound(() => (navigator.userActivation.isActive ? undefined : true), pressLasts + 500);
  // Pages open the file dialog by clicking the input: cancel that click. An input outside the DOM cannot be reached
  // this way, hence the wait above.
  const keepClosed = (event: Event) => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement && target.type === 'file') event.preventDefault();
  };
  window.addEventListener('click', keepClosed, { capture: true });
  try {
    clip.click();
    return await untilFound(findMade, madeWithin);
  } finally {
    window.removeEventListener('click', keepClosed, { capture: true });
  }
}

/** The first pressable element in a part of the reply whose name says that it attaches files. */
function findClip(part: Element): HTMLElement | undefined {
  const pressed = queryDeep<HTMLElement>(part, 'button, [role="button"], a, label, summary, [tabindex]');
  return pressed.find((button) => isPressable(button) && attaching.test(nameOf(button)));
}

function isPressable(button: HTMLElement): boolean {
  const isSending = button instanceof HTMLButtonElement && button.type === 'submit' && button.form !== null;
  const isLeading =
    button instanceof HTMLAnchorElement && !/^(?:|#.*)$/.test(button.getAttribute('href') ?? '');
  return !isSending && !isLeading && button.checkVisibility() && button.textContent.trim().length <= 40;
}

/** A button's text, its label for screen readers, and the names of its icons. */
function nameOf(button: HTMLElement): string {
  const pictures = [...button.querySelectorAll('svg, use, img, i, span')];
  const named = [button, ...pictures].flatMap((each) =>
    ['aria-label', 'title', 'alt', 'href', 'class', 'data-icon', 'data-original-title'].map(
      (attribute) => each.getAttribute(attribute) ?? '',
    ),
  );
  const wrapper = elementAround(button);
  const tip = wrapper?.childElementCount === 1 ? (wrapper.getAttribute('title') ?? '') : '';
  return [button.textContent, tip, ...named].join(' ');
}
