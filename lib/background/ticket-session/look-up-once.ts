import { changes } from '@/lib/stored/changes';
import type { Ticket } from '@/lib/model/ticket';
import { liveAnswersOf } from '@/lib/background/tickets/live-answers';
import { lookUp, type LookUp } from '@/lib/background/tickets/look-up';

/** The last look-up of each tab, and all that it depends on. A cache: the worker may lose it at any time. */
const kept = new Map<number, { dependsOn: string; found: Promise<LookUp> }>();

/** Looks up the ticket in a tab, unless nothing that it depends on has changed since the last time. It only reads. */
export async function lookUpOnce(ticket: Ticket, tabId: number): Promise<LookUp> {
  // Read before the database: what is written meanwhile is announced later, and looked up again.
  const [live, { orders, accounts, links }] = await Promise.all([
    liveAnswersOf(ticket, tabId),
    changes.read(),
  ]);
  const { visit, key, candidates, ownAddresses } = ticket;
  const dependsOn = JSON.stringify([visit, key, candidates, ownAddresses, live, orders, accounts, links]);
  const last = kept.get(tabId);
  if (last?.dependsOn === dependsOn) return last.found;
  const found = lookUp(ticket, tabId, live);
  kept.set(tabId, { dependsOn, found });
  // A look-up that failed is not kept: otherwise it would be the answer for as long as nothing changes.
  found.catch(() => {
    if (kept.get(tabId)?.found === found) kept.delete(tabId);
  });
  return found;
}

/** Forgets the look-up of a tab that shows no ticket any more. */
export function forgetLookUp(tabId: number): void {
  kept.delete(tabId);
}
