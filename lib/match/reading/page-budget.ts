import { normalisePhone, phonesOf } from '@/lib/match/keys/phones';

/** Reading one takes some 0.3 ms: more than any ticket holds, and a hostile page costs 60 ms. */
const mostLabelled = 150;
const mostUnlabelled = 60;

/** No ticket has more places with digits: what comes after them on a hostile page is not read. */
const mostPlaces = { labelled: 3_000, unlabelled: 3_000 };

/** Bounds what is read on one page, and reads its phones: one that stands there twice is read once. */
export interface PageBudget {
  /** The national numbers that a text which is written or called a phone can mean; none when too many were read. */
  readLabelled: (written: string) => string[];
  /** The same for digits that may be something else. */
  readUnlabelled: (written: string) => string[];
  /** True while one more place with digits may be read. */
  takePlace: (kind: keyof typeof mostPlaces) => boolean;
}

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
