import { isTopBar } from './is-top-bar';

/** More than this is not an account but a list of people. */
const mostInOneBar = 3;
/** A rail of buttons at the window's edge is no wider (CSS pixels). */
const widestRail = 120;
const address = /[\p{L}\d.!#$%&'*+_~-]{1,64}@[\p{L}\d.-]{3,130}[\p{L}\d]/gu;

/**
 * The e-mail addresses of whoever is signed in: those in the app's own bar, and those that name a button of its main
 * navigation. Told by where they stand; a bar that holds many addresses is a list of tickets.
 *
 * @returns as written, each once
 */
export function readAgentAddresses(document: Document): string[] {
  const bars = [...document.body.querySelectorAll('[role="banner"], header, div')].filter(
    (element) => element.matches('[role="banner"]') || isTopBar(element),
  );
  const navigations = [...document.body.querySelectorAll('nav, [role="navigation"]')];
  const inRail = [...document.body.querySelectorAll('[aria-haspopup="menu"]')].filter((button) =>
    isInRail(button.getBoundingClientRect()),
  );
  return pickAgentAddresses([...bars.map(textOf), ...navigations.map(textOfButtons), ...inRail.map(textOf)]);
}

/**
 * The addresses in texts that a bar, or all buttons of a navigation, say each: many in one are the buyers of a list,
 * also where each of its tickets is a button of its own.
 */
export function pickAgentAddresses(texts: readonly string[]): string[] {
  const said = texts.map((text) => [...new Set(text.match(address))]);
  return [...new Set(said.filter(({ length }) => length <= mostInOneBar).flat())];
}

/** True for what is drawn in the rail at the window's left edge; what is not drawn stands nowhere. */
export function isInRail({ right, width }: Pick<DOMRect, 'right' | 'width'>): boolean {
  return width > 0 && right <= widestRail;
}

function textOfButtons(navigation: Element): string {
  const buttons = navigation.querySelectorAll('button, summary, [role="button"]');
  return [...buttons].map(textOf).join(' ');
}

/** What an element and those in it say: as text, as a title, to a screen reader. */
function textOf(element: Element): string {
  const named = [element, ...element.querySelectorAll('[title], [aria-label]')];
  const names = named.flatMap((each) => [each.getAttribute('title'), each.getAttribute('aria-label')]);
  const texts: (string | null)[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.nodeValue);
  return [...names, ...texts].join(' ');
}
