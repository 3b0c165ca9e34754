import { expect, it } from 'vitest';
import { isOpenWanted, withToggled } from './panel-visibility';

const shown = { isShown: true, isFolded: false, isOpenedOver: false };

it('a panel that the agent wants open folds itself where the page has no room, and opens there on a press', () => {
  expect(isOpenWanted(shown, false)).toBe(true);
  expect(isOpenWanted(shown, true)).toBe(false);
  expect(isOpenWanted(withToggled(shown, true), true)).toBe(true);
});

it('opening it over a page changes nothing where there is room', () => {
  const folded = { ...shown, isFolded: true };
  expect(isOpenWanted(withToggled(folded, true), false)).toBe(false);
});
