import { describe, expect, it } from 'vitest';
import { isDarkColour } from './is-dark-colour';

describe('a page is told to be light or dark however its colour is written', () => {
  it.each([
    'rgb(255, 255, 255)',
    'rgba(246, 247, 249, 0.9)',
    'oklch(0.985 0.002 247.839)',
    'oklab(0.97 -0.001 0.002)',
    'lab(98.3 -0.1 -0.4)',
    'lch(98.3 0.4 250)',
    'color(srgb 0.98 0.98 0.99)',
    'color(srgb 0.98 0.98 0.99 / 0.95)',
    'color(display-p3 1 1 1)',
    'color(srgb-linear 0.9 0.9 0.9)',
    'color(xyz-d65 0.9 0.95 1.05)',
  ])('light: %s', (colour) => {
    expect(isDarkColour(colour)).toBe(false);
  });

  it.each([
    'rgb(26, 29, 35)',
    'rgba(0, 0, 0, 0.8)',
    'oklch(0.21 0.034 264.665)',
    'oklch(0.21 none none)',
    'oklab(0.25 0.001 1e-7)',
    'lab(8.1 0 -11)',
    'lch(8.1 11 270)',
    'color(srgb 0.1 0.11 0.14)',
    'color(display-p3 0.1 0.11 0.14 / 1)',
    'color(srgb-linear 0.1 0.1 0.1)',
    'color(xyz-d65 0.1 0.1 0.1)',
  ])('dark: %s', (colour) => {
    expect(isDarkColour(colour)).toBe(true);
  });

  it.each(['rgba(0, 0, 0, 0)', 'oklch(0.21 0.03 264 / 0.3)', 'color(srgb 0 0 0 / 0)', '', 'canvas'])(
    'neither, and what lies behind decides: %s',
    (colour) => {
      expect(isDarkColour(colour)).toBeUndefined();
    },
  );
});
