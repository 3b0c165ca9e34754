import { expect, it } from 'vitest';
import { describeState } from './describe-state';
import { planWalk } from './plan';
import { startState } from './state';

const now = 1_763_480_000_000;
const day = 86_400_000;
const state = startState('a', now);

it('says nothing of how far back a new account goes before the first slice is whole', () => {
  expect(describeState(state)).toMatchObject({ oldest: 0, walked: 0, expected: null });
});

it('says how far back every order is here, and how much of the three months that is', () => {
  const slices = planWalk(now / 1000).slice(2);
  const described = describeState({ ...state, slices });
  expect(described.oldest).toBe(now - 8 * day);
  expect(described.walked).toBeCloseTo(8 / 92);
});

it('knows the end where ids are read one by one', () => {
  const rest = { isFirstWalk: false, isWalking: false, slices: [], orderIds: ['1', '2'], returnIds: ['3'] };
  expect(describeState({ ...state, ...rest, reread: 5 })).toMatchObject({ done: 5, expected: 8, walked: 1 });
});

it('takes nothing back while an account that has been read is walked again', () => {
  const described = describeState({ ...state, isFirstWalk: false });
  expect(described.oldest).toBe(state.walkedFrom * 1000);
});
