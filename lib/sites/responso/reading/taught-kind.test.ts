import { describe, expect, it } from 'vitest';
import { preferTaughtKind } from './read-kind';

const read = { type: 'ticket', source: 'E-mail' } as const;

describe('a taught type and source', () => {
  it('go before what was read by words and places', () => {
    const taught = { type: ['Typ ticketu:', 'Zwrot'], source: ['Źródło:', 'Allegro', 'Kubki'] };
    expect(preferTaughtKind(taught, read)).toEqual({ type: 'return', source: 'Allegro / Kubki' });
  });

  it.each([{}, { type: [], source: [] }, { type: ['VIP'] }])(
    'leave that where they say nothing: %j',
    (taught) => {
      expect(preferTaughtKind(taught, read)).toEqual(read);
    },
  );
});
