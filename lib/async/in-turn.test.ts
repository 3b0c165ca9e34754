import { expect, it } from 'vitest';
import { createTurns } from './in-turn';

it('lets no change begin before the one before has ended, also when that failed', async () => {
  const inTurn = createTurns();
  const said: string[] = [];
  const change = (name: string, fails = false) =>
    inTurn(async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const failing = change('first', true);
  expect(await Promise.allSettled([failing, change('second')])).toMatchObject([
    { status: 'rejected' },
    { status: 'fulfilled', value: 'second' },
  ]);
  expect(said).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
