import { elementAround } from '@/lib/sites/responso/element-around';

/** True when the page behind an element is dark: the first colour that is not transparent decides. */
export function isDarkBehind(element: Element): boolean {
  for (let behind: Element | null = element; behind; behind = elementAround(behind)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] =
      getComputedStyle(behind)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    // Perceived lightness (ITU-R BT.601), 0 to 255.
    if (alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }
  return false;
}
