import type { Candidate } from '@/lib/match/keys/candidate';
import { normalisePhone } from '@/lib/match/keys/normalise';

/**
 * How much a reading is worth, best first, and how many of each are kept: 200 in all. A page full of numbers cannot push out
 * what the text calls an order's number, nor a page full of addresses the numbers.
 */
const most = {
  email: 40,
  saidNumber: 50,
  phone: 25,
  saidLogin: 10,
  number: 40,
  barePhone: 10,
  bareLogin: 25,
} as const;

export type Worth = keyof typeof most;
const worths: readonly Worth[] = [
  'email',
  'saidNumber',
  'phone',
  'saidLogin',
  'number',
  'barePhone',
  'bareLogin',
];

/** Reading one takes some 0.1 ms: more than any ticket holds, and a hostile page costs 20 ms. */
const mostPhonesRead = { phone: 150, barePhone: 50 };

/** Collects what is read on a page. */
export interface FoundCandidates {
  /** The ticket's own number counts only where the text calls it an order's. */
  add: (worth: Worth, candidate: Candidate) => void;
  /** True when no more of this worth is kept: the reader need not look for it. */
  isFull: (worth: Worth) => boolean;
  /** The national numbers that a written phone can mean; none when too many have been read. */
  readPhone: (worth: 'phone' | 'barePhone', written: string) => string[];
  /** The text says that these digits are something else, so where they stand alone they are no order's number. */
  deny: (number: string) => void;
  /** What was found, most telling first, each once. */
  list: () => Candidate[];
}

/** @param ownNumber the ticket's, normalised: it stands all over its page */
export function collectCandidates(ownNumber?: string): FoundCandidates {
  const found = new Map(worths.map((worth) => [worth, new Map<string, Candidate>()]));
  const denied = new Set<string>();
  const isFull = (worth: Worth) => (found.get(worth)?.size ?? 0) >= most[worth];
  const phonesLeft = { ...mostPhonesRead };
  return {
    add(worth, candidate) {
      const isOwn = candidate.kind === 'number' && candidate.value === ownNumber && !candidate.isOrders;
      if (isOwn || isFull(worth)) return;
      const key = `${candidate.kind}:${candidate.value}`;
      const same = found.get(worth);
      if (same && !same.has(key)) same.set(key, candidate);
    },
    isFull,
    readPhone: (worth, written) => (phonesLeft[worth]-- > 0 ? normalisePhone(written) : []),
    deny: (number) => denied.size < 1_000 && denied.add(number),
    list() {
      const all = new Map<string, Candidate>();
      for (const [worth, candidates] of found) {
        for (const [key, candidate] of candidates) {
          if (worth === 'number' && candidate.kind === 'number' && denied.has(candidate.value)) continue;
          if (!all.has(key)) all.set(key, candidate);
        }
      }
      return [...all.values()];
    },
  };
}
