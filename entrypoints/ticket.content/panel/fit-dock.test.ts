import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitWidth, freeHeight, widestDock } from './fit-dock';

const lengths = fc.integer({ min: 0, max: 4_000 });

it('a dock never covers the reply box, wherever that stands', () => {
  fc.assert(
    fc.property(lengths, lengths, lengths, lengths, lengths, (height, left, top, width, depth) => {
      const reply = { left, top, right: left + width, bottom: top + depth };
      const dock = { left: 1_000, right: 1_366 };
      const free = freeHeight(height, dock, reply);
      const isBeside = reply.right <= dock.left || reply.left >= dock.right;
      const isApart = free.bottom <= reply.top || free.top >= reply.bottom || free.top >= free.bottom;
      expect(isBeside || isApart).toBe(true);
      expect(free.top).toBeGreaterThanOrEqual(0);
      expect(free.bottom).toBeLessThanOrEqual(height);
    }),
  );
});

it('a dock beside the reply box has the whole height', () => {
  const reply = { left: 300, top: 600, right: 1_000, bottom: 780 };
  expect(freeHeight(800, { left: 1_000, right: 1_366 }, reply)).toEqual({ top: 0, bottom: 800 });
});

it('a dock over a reply box at the top stands below it', () => {
  const reply = { left: 0, top: 60, right: 1_366, bottom: 200 };
  expect(freeHeight(800, { left: 1_000, right: 1_366 }, reply)).toEqual({ top: 208, bottom: 800 });
});

it('the dock leaves the page room, whatever width was remembered', () => {
  fc.assert(
    fc.property(lengths, fc.integer({ min: 320, max: 4_000 }), (wanted, windowWidth) => {
      const width = fitWidth(wanted, windowWidth);
      const widest = widestDock(windowWidth);
      expect(width).toBeLessThan(windowWidth);
      if (widest !== undefined) expect(windowWidth - width).toBeGreaterThanOrEqual(480);
      expect(width).toBeGreaterThanOrEqual(Math.min(300, windowWidth - 32));
    }),
  );
});

it.each([600, 720, 779])('a window of %i px is too narrow for page and dock', (width) => {
  expect(widestDock(width)).toBeUndefined();
});
