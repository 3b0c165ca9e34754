import type { KeptMember } from '@/lib/background/storage/records';

/** Compares members by when they say that they joined. Their own clocks tell that: use it where nothing else is known. */
export function compareJoined(one: KeptMember, other: KeptMember): number {
  return one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1);
}

/** Compares members by when this browser first heard of them. */
export function compareHeard(one: KeptMember, other: KeptMember): number {
  return (one.firstHeard ?? 0) - (other.firstHeard ?? 0) || compareJoined(one, other);
}
