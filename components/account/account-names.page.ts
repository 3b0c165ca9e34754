import { describe, expect, it } from 'vitest';
import type { Account } from '@/lib/model/account';
import { account } from '@/tests/fixtures/account';
import { isNameTaken, proposeName } from './account-names';

const called = (name: string): Account => ({ ...account, id: name, name });

describe('the name of a new account', () => {
  it.each([
    [[], 'Base'],
    [['Base'], 'Base 2'],
    [['Base', 'Base 2'], 'Base 3'],
    [['Base 2'], 'Base'],
    [['Mugs'], 'Base'],
    [['base '], 'Base 2'],
  ])('beside %j is %s', (names, expected) => {
    expect(proposeName(names.map(called))).toBe(expected);
  });

  it('is taken when another one differs in nothing that is seen', () => {
    expect(['Mugs', ' mugs', 'MUGS', 'Mugs 2'].map((name) => isNameTaken(name, [called('Mugs')]))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
