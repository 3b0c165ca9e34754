import { createContext } from 'svelte';
import type { WhichOrder } from '@/lib/team/colleagues';

/** The other members of the team at the ticket of a panel and at its open orders. */
export interface ColleaguesThere {
  /** The names of those who look at the ticket. Reactive. */
  readonly atTicket: readonly string[];
  /** The names of those who look at an order, and of those who change it. Reactive. */
  atOrder: (order: WhichOrder) => { looking: readonly string[]; changing: readonly string[] };
  /** This agent has an order open, or changes it. @returns ends that */
  look: (order: WhichOrder, isChanging: boolean) => () => void;
}

const [read, provideColleagues, isProvided] = createContext<ColleaguesThere>();

/** Sets the colleagues for all components below. */
export { provideColleagues };

/** The colleagues of a component; undefined where there is no ticket. */
export function readColleagues(): ColleaguesThere | undefined {
  return isProvided() ? read() : undefined;
}
