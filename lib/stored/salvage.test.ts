import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { salvage } from './salvage';

const list = z.array(z.object({ name: z.string(), conditions: z.array(z.enum(['a', 'b'])) }));
const nested = z.object({
  one: z._default(z.number(), 1),
  inner: z.prefault(z.object({ two: z._default(z.number(), 2), three: z._default(z.string(), '') }), {}),
});
const whole = nested.parse({});

describe('a list', () => {
  it('loses the element that cannot be read, whole, and no other', () => {
    const bad = { name: 'newer', conditions: ['a', 'of a newer version'] };
    const good = ['first', 'last'].map((name) => ({ name, conditions: ['b'] }));
    expect(salvage(list, [good[0], bad, bad, good[1]], [], 1)).toEqual({
      value: good,
      unread: [
        { path: ['2'], value: bad },
        { path: ['1'], value: bad },
      ],
    });
  });

  it('that is none is read as if nothing were there, and kept', () => {
    expect(salvage(list, { 0: 'x' }, [], 1)).toEqual({
      value: [],
      unread: [{ path: [], value: { 0: 'x' } }],
    });
  });
});

describe('an object', () => {
  it.each([
    [{ one: 'x', inner: { two: 5, three: 'y' } }, { one: 1, inner: { two: 5, three: 'y' } }, ['one']],
    [{ one: 3, inner: { two: 'x', three: 'y' } }, { one: 3, inner: { two: 2, three: 'y' } }, ['inner/two']],
    [{ one: 3, inner: 'x' }, { one: 3, inner: { two: 2, three: '' } }, ['inner']],
    [{}, whole, []],
    [null, whole, []],
    ['x', whole, ['']],
  ])('%j keeps each field that can be read', (stored, value, paths) => {
    const read = salvage(nested, stored, whole, 2);
    expect(read.value).toEqual(value);
    expect(read.unread.map(({ path }) => path.join('/'))).toEqual(paths);
  });

  it('is a part itself where a field that it needs is missing', () => {
    const schema = z.record(z.string(), z.object({ name: z.string() }));
    expect(salvage(schema, { a: {}, b: { name: 'b' } }, {}, 2)).toEqual({
      value: { b: { name: 'b' } },
      unread: [{ path: ['a'], value: {} }],
    });
  });
});

it('anything at all is read, ends, and is found again in what was and was not read', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (stored) => {
      expect(list.safeParse(salvage(list, stored, [], 1).value).success).toBe(true);
      expect(nested.safeParse(salvage(nested, stored, whole, 2).value).success).toBe(true);
      const elements = Array.isArray(stored) ? stored.length : undefined;
      const read = salvage(list, stored, [], 1);
      if (elements !== undefined && !read.unread.some(({ path }) => path.length === 0))
        expect(read.value.length + read.unread.length).toBe(elements);
    }),
  );
});
