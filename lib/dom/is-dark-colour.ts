/** The middle between black and white as perceived: the lightness of the grey `rgb(128, 128, 128)`. */
const middle = { lab: 53.6, oklab: 0.6, linear: 0.216 };

/**
 * True for a dark colour, as `getComputedStyle` writes it: `rgb(26, 29, 35)`, `oklch(0.21 0.03 264)`,
 * `color(srgb 0.1 0.1 0.1 / 0.9)`. Undefined for a mostly transparent colour, and for a text that is no colour.
 */
export function isDarkColour(written: string): boolean | undefined {
  const [, kind = '', inner = ''] = /^([a-z]+)\((.*)\)$/.exec(written) ?? [];
  const [space = '', ...rest] = kind === 'color' ? inner.split(/[\s/]+/) : [kind, ...inner.split(/[\s,/]+/)];
  const [first = 0, second = 0, third = 0, alpha = 1] = rest.map((part) => Number.parseFloat(part) || 0);
  if (rest.length < 3 || alpha <= 0.5) return undefined;
  switch (space) {
    case 'rgb':
    case 'rgba':
      return brightness(first, second, third) < 128;
    case 'lab':
    case 'lch':
      return first < middle.lab;
    case 'oklab':
    case 'oklch':
      return first < middle.oklab;
    case 'xyz':
    case 'xyz-d50':
    case 'xyz-d65':
      return second < middle.linear;
    case 'srgb-linear':
      return brightness(first, second, third) < middle.linear;
    default:
      // `srgb`, `display-p3` and other colour spaces of screens.
      return brightness(first, second, third) < 0.5;
  }
}

/** Perceived lightness (ITU-R BT.601), on the same scale as the arguments. */
function brightness(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
