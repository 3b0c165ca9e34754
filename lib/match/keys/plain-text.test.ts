import { expect, it } from 'vitest';
import { withoutAccents } from './plain-text';

it.each(['WYSŁANE', 'Wysłane', 'wysłane', 'wyslane', 'Wys\u0142ane'])(
  '%s is found by whoever types it with or without accents, in small letters or capitals',
  (written) => {
    expect(withoutAccents(written)).toBe('wyslane');
  },
);
