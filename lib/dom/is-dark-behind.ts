import { elementAround } from './element-around';
import { isDarkColour } from './is-dark-colour';

/** True if the page behind an element is dark. The first colour outwards that is not transparent decides. */
export function isDarkBehind(element: Element): boolean {
  for (let behind: Element | null = element; behind; behind = elementAround(behind)) {
    const isDark = isDarkColour(getComputedStyle(behind).backgroundColor);
    if (isDark !== undefined) return isDark;
  }
  return false;
}
