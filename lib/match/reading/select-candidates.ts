import { candidateKey, type Candidate } from '@/lib/match/keys/candidate';

/**
 * The worth of a reading, best first, and how many of each worth are kept: 200 in all. So a page full of numbers cannot
 * push out labelled order numbers, and a page full of e-mail addresses cannot push out the numbers.
 */
const most = {
  email: 30,
  labelledNumber: 45,
  phone: 25,
  labelledLogin: 10,
  number: 30,
  unlabelledPhone: 12,
  part: 18,
  joined: 8,
  hint: 12,
  unlabelledLogin: 10,
} as const;

type Worth = keyof typeof most;
const worths: readonly Worth[] = [
  ...(['email', 'labelledNumber', 'phone', 'labelledLogin', 'number', 'unlabelledPhone'] as const),
  ...(['part', 'joined', 'hint', 'unlabelledLogin'] as const),
];

/** A reading: a candidate, a number that the text says is something else, or one that its writer takes back. */
export type Reading =
  | { worth: Worth; candidate: Candidate; isByHash?: boolean }
  | { worth: 'denied' | 'takenBack'; number: string };

/** A page with more readings of a kind than this is no ticket: its unlabelled numbers are ignored. */
export const mostReadings = 4_000;

/**
 * Chooses among the readings of a page.
 *
 * @param ownNumber the ticket's own number, normalised: it occurs all over the page, so it counts only if the text
 *   calls it an order number
 * @returns the most telling first, each once
 */
export function selectCandidates(readings: readonly Reading[], ownNumber?: string): Candidate[] {
  const said = (worth: 'denied' | 'takenBack') =>
    new Set(readings.flatMap((reading) => (reading.worth === worth ? [reading.number] : [])));
  const [denied, takenBack] = [said('denied'), said('takenBack')];
  const found = new Map(worths.map((worth) => [worth, new Map<string, Candidate>()]));
  for (const reading of readings) {
    if (!('candidate' in reading)) continue;
    const { worth, candidate, isByHash = false } = reading;
    const same = found.get(worth);
    const isOwn = candidate.kind === 'number' && candidate.value === ownNumber && !candidate.isOrders;
    // A number that the text calls something else is no order number where it stands alone either.
    const isDenied =
      candidate.kind === 'number' &&
      (takenBack.has(candidate.value) || ((isByHash || isUnlabelled(worth)) && denied.has(candidate.value)));
    if (!same || isOwn || isDenied || same.size >= most[worth]) continue;
    const key = candidateKey(candidate);
    if (!same.has(key)) same.set(key, candidate);
  }
  const all = new Map<string, Candidate>();
  for (const candidates of found.values())
    for (const [key, candidate] of candidates) if (!all.has(key)) all.set(key, candidate);
  return [...all.values()];
}

function isUnlabelled(worth: Worth): boolean {
  return worth === 'number' || worth === 'hint' || worth === 'part';
}
