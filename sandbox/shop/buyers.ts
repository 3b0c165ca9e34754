import { base, en, Faker, pl, pt_BR } from '@faker-js/faker';
import type { Random } from './random.ts';
import { digits, lettersAndDigits } from './random.ts';

export type BuyerSource = 'shop' | 'personal' | 'allegro' | 'amazon' | 'shopee';

/**
 * One invented person. E-mail, phone and login are unique in the shop. A value that a source does not provide is an
 * empty string.
 */
export interface Buyer {
  language: 'pl' | 'pt';
  source: BuyerSource;
  name: string;
  /** For Allegro, without the part that differs for each order: `abc123@allegromail.pl`. */
  email: string;
  /** National digits, without country code. */
  phone: string;
  login: string;
  street: string;
  city: string;
  /** The two letters of a Brazilian state; empty in Poland. */
  state: string;
  postcode: string;
}

interface Pool {
  firstNames: [string, ...string[]];
  lastNames: [string, ...string[]];
  streets: [string, ...string[]];
  cities: [City, ...City[]];
}

interface City {
  name: string;
  state: string;
}

/** Creates buyers with unique keys, and phone numbers that no buyer has. */
export interface BuyerMaker {
  makeBuyer: (source?: BuyerSource, language?: Buyer['language']) => Buyer;
  makeUnusedPhone: (language: Buyer['language']) => string;
}

export function createBuyerMaker(random: Random): BuyerMaker {
  const pools = {
    pl: makePool(new Faker({ locale: [pl, en, base], randomizer: random.randomizer })),
    pt: makePool(new Faker({ locale: [pt_BR, en, base], randomizer: random.randomizer })),
  };
  const phones = new Set<string>();
  const masks = new Set<string>();
  let made = 0;

  function makeUnusedPhone(language: Buyer['language']): string {
    return makeUnused(phones, () =>
      language === 'pl'
        ? random.pick(['5', '6', '7', '8']) + random.text(digits, 8)
        : `${random.pick(['11', '21', '31', '41', '51', '85'])}9${random.text(digits, 8)}`,
    );
  }

  function makeBuyer(wantedSource?: BuyerSource, wantedLanguage?: Buyer['language']): Buyer {
    const number = ++made;
    const source = wantedSource ?? random.pick(sourceMix);
    const isBrazilian = source === 'shopee' || (source === 'shop' && random.chance(0.35));
    const language = wantedLanguage ?? (isBrazilian ? 'pt' : 'pl');
    const pool = pools[language];
    const first = random.pick(pool.firstNames);
    const last = random.pick(pool.lastNames);
    const city = random.pick(pool.cities);
    const plainName = `${toAscii(first)}.${toAscii(last)}`;
    const mask = () => makeUnused(masks, () => random.text(lettersAndDigits, 12));
    return {
      language,
      source,
      name: `${first} ${last}`,
      email: makeEmail(
        source,
        `${plainName}${String(number)}@${random.pick(['example.com', 'example.org', 'example.net'])}`,
        mask,
      ),
      // Amazon withholds the buyer's number.
      phone: source === 'amazon' ? '' : makeUnusedPhone(language),
      login: makeLogin(source, random.chance(0.15), toAscii(first), number),
      street: `${random.pick(pool.streets)} ${String(random.integer(1, 180))}`,
      city: city.name,
      state: city.state,
      postcode:
        language === 'pl'
          ? `${random.text(digits, 2)}-${random.text(digits, 3)}`
          : `${random.text(digits, 5)}-${random.text(digits, 3)}`,
    };
  }

  return { makeBuyer, makeUnusedPhone };
}

// Shares of a shop that sells mostly on Allegro.
const sourceMix = [
  'allegro',
  'allegro',
  'allegro',
  'allegro',
  'shop',
  'shop',
  'shop',
  'shop',
  'shopee',
  'amazon',
  'personal',
] as const;

function makePool(faker: Faker): Pool {
  const many = <Item>(make: () => Item): [Item, ...Item[]] => [make(), ...Array.from({ length: 149 }, make)];
  return {
    firstNames: many(() => faker.person.firstName()),
    lastNames: many(() => faker.person.lastName()),
    streets: many(() => faker.location.street()),
    cities: many(() => ({ name: faker.location.city(), state: stateOf(faker) })),
  };
}

function stateOf(faker: Faker): string {
  const state = faker.location.state({ abbreviated: true });
  return state.length === 2 ? state : '';
}

function makeEmail(source: BuyerSource, plain: string, mask: () => string): string {
  if (source === 'allegro') return `${mask()}@allegromail.pl`;
  if (source === 'amazon') return `${mask()}@marketplace.amazon.pl`;
  return source === 'shopee' ? '' : plain;
}

function makeLogin(source: BuyerSource, isClient: boolean, first: string, number: number): string {
  if (source === 'allegro')
    return isClient ? `Client:${String(124_400_000 + number)}` : `${first}_${String(number)}`;
  return source === 'shopee' ? `${first}${String(number)}.br` : '';
}

function toAscii(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}

function makeUnused(used: Set<string>, make: () => string): string {
  for (;;) {
    const value = make();
    if (used.has(value)) continue;
    used.add(value);
    return value;
  }
}
