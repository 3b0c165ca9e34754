import fc from 'fast-check';
import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/min/metadata';
import { expect, it } from 'vitest';
import { withoutFormats } from '../scripts/drop-phone-formats';

const countries = getCountries(metadata);
const small = withoutFormats(metadata);

function read(written: string, country: (typeof countries)[number], plans: typeof metadata) {
  const phone = parsePhoneNumberFromString(written, country, plans);
  return phone && [phone.country, phone.countryCallingCode, phone.nationalNumber, phone.isPossible()];
}

it('reads every phone as with the whole tables', () => {
  const written = fc.tuple(
    fc.constantFrom(...countries),
    fc.constantFrom(
      '',
      '0',
      '00',
      '+',
      '1',
      '8',
      ...Object.keys(metadata.country_calling_codes),
      '+48',
      '+55',
    ),
    fc.stringMatching(/^\d{4,13}$/),
  );
  fc.assert(
    fc.property(written, ([country, prefix, digits]) => {
      expect(read(prefix + digits, country, small)).toEqual(read(prefix + digits, country, metadata));
    }),
    { numRuns: 3_000 },
  );
});
