import { elementAround } from '@/lib/dom/element-around';
import { fileInputsIn, takes } from './find-file-input';
import { queryDeep } from './query-deep';
import { untilFound } from './until';

/** What a button is called that attaches files, in the languages of helpdesks. */
const attaching =
  /\battach|\bupload|\bfiles?\b|paper-?clip|📎|załącz|\bplik|dołącz|anex|arquivo|ficheir|adjunt|archiv|anhang|anhäng|datei|fichier|joindre|joint|allega|přílo|prilož|príloh|soubor|súbor|csatol|mellékl|ataș|fișier|bijlage|bestand/i;
/** A page makes the field for a press within this time (ms). */
const madeWithin = 1_500;
/** Browsers remember a user's press for so long (ms): until then a page could open the window that chooses files. */
const pressLasts = 5_000;

/**
 * Presses the button of a reply that attaches files, where there is one, and waits for the field that the page makes for
 * it. No window to choose files is opened: that would be the page's answer to a press of the user.
 *
 * @param parts what belongs to the reply
 * @returns undefined where there is no such button, or no field comes
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
  // A field in the page asks for its files by a click, one that the page has not put there cannot be reached.
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

/** The smallest thing in a part of the reply that can be pressed and says that it attaches. */
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

/** What a button says, to the eye and to a screen reader, and what its picture is called. */
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
