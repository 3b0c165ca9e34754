import { expect, it } from 'vitest';
import { joined } from './joined';

it('does once what is asked for twice while it goes on, and again once it has ended, also when it failed', async () => {
  let begun = 0;
  const act = joined(
    async (_: string, fails: boolean) => {
      begun += 1;
      await Promise.resolve();
      if (fails) throw new Error('lost');
      return `run ${begun}`;
    },
    (name) => name,
  );
  expect(await Promise.allSettled([act('one', true), act('one', true), act('other', false)])).toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
    { value: 'run 2' },
  ]);
  expect(await act('one', false)).toBe('run 3');
});
