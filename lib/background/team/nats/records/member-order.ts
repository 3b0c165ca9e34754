import type { KeptMember } from '@/lib/background/storage/records';

/** Sorts members by when they say to have joined: by a clock of their own, so only where there is nothing better. */
export function compareJoined(one: KeptMember, other: KeptMember): number {
  return one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1);
}

/** Sorts members by when this browser has first heard of them. */
export function compareHeard(one: KeptMember, other: KeptMember): number {
  return (one.firstHeard ?? 0) - (other.firstHeard ?? 0) || compareJoined(one, other);
}
