import { normalisePhone, phonesOf } from '@/lib/match/keys/phones';

/** Reading one phone takes about 0.3 ms. No ticket has more phones than this, and a hostile page costs 60 ms. */
const mostLabelled = 150;
const mostUnlabelled = 60;

/** No ticket has more places with digits than this. On a hostile page the rest is not read. */
const mostPlaces = { labelled: 3_000, unlabelled: 3_000 };

/** Limits how much is read on one page. Reads the page's phones, each only once. */
export interface PageBudget {
  /** The national numbers that a text written or labelled as a phone can mean; none once the limit is reached. */
  readLabelled: (written: string) => string[];
  /** The same for digits that may be something else. */
  readUnlabelled: (written: string) => string[];
  /** True while one more place with digits may be read. */
  takePlace: (kind: keyof typeof mostPlaces) => boolean;
}

/** Creates the budget of one reading of a page. */
export function createPageBudget(): PageBudget {
  const left = { ...mostPlaces };
  return {
    takePlace: (kind) => left[kind]-- > 0,
    readLabelled: remember(mostLabelled, (written) => phonesOf(written)),
    readUnlabelled: remember(mostUnlabelled, (written) => normalisePhone(written)),
  };
}

function remember(most: number, read: (written: string) => string[]): (written: string) => string[] {
  const known = new Map<string, string[]>();
  return (written) => {
    const before = known.get(written);
    if (before) return before;
    if (known.size >= most) return [];
    const numbers = read(written);
    known.set(written, numbers);
    return numbers;
  };
}
