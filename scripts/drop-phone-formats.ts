import metadata from 'libphonenumber-js/min/metadata';
import type { MetadataJson } from 'libphonenumber-js/core/es6';
import type { Plugin } from 'vite';

/** Index of the formats in a country's row, as the library documents its metadata. */
const formatsAt = 4;

/**
 * The numbering plans of all countries without the formats in which people write numbers. The extension reads phones and
 * never writes one, and parsing does not look at the formats, which are more than half of the tables
 * (`tests/phone-formats.test.ts`).
 */
export function withoutFormats({ countries, nonGeographic, ...others }: MetadataJson): MetadataJson {
  return { ...others, countries: mapRows(countries), nonGeographic: mapRows(nonGeographic) };
}

function mapRows(rows: Record<string, unknown[]>) {
  const without = (row: unknown[]) => row.map((value, index) => (index === formatsAt ? 0 : value));
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, without(row)]));
}

/** Builds with the smaller tables. */
export function dropPhoneFormats(): Plugin {
  return {
    name: 'drop-phone-formats',
    load: {
      filter: { id: /\/libphonenumber-js\/metadata\.min\.json\.js$/ },
      handler: () => `export default ${JSON.stringify(withoutFormats(metadata))};`,
    },
  };
}
