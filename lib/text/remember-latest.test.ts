import { expect, it, vi } from 'vitest';
import { rememberLatest } from './remember-latest';

it('makes something of a text once, until too many texts are known', () => {
  const make = vi.fn((text: string) => (text === '' ? undefined : text.length));
  const lengthOf = rememberLatest(2, make);
  expect(['ab', 'ab', '', ''].map(lengthOf)).toEqual([2, 2, undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(2);
  expect(['abc', 'ab'].map(lengthOf)).toEqual([3, 2]);
  expect(make).toHaveBeenCalledTimes(4);
});
