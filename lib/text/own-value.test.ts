import { expect, it } from 'vitest';
import { ownValue } from './own-value';

it('finds what a record has, and nothing that every object has', () => {
  expect(ownValue({ allegro: 'My shop' }, 'allegro')).toBe('My shop');
  for (const key of ['constructor', '__proto__', 'toString', 'shop'])
    expect(ownValue({ allegro: 'My shop' }, key)).toBeUndefined();
  expect(ownValue(undefined, 'allegro')).toBeUndefined();
});
