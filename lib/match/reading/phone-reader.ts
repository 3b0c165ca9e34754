import { normalisePhone, phonesOf } from '@/lib/match/keys/phones';

/** Reading one takes some 0.3 ms: more than any ticket holds, and a hostile page costs 60 ms. */
const mostLabelled = 150;
const mostUnlabelled = 60;

/** Reads the phones of one page. What stands there twice is read once. */
export interface PhoneReader {
  /** The national numbers that a text which is written or called a phone can mean; none when too many were read. */
  readLabelled: (written: string) => string[];
  /** The same for digits that may be something else. */
  readUnlabelled: (written: string) => string[];
}

export function createPhoneReader(): PhoneReader {
  return {
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
