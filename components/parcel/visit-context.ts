import { createContext } from 'svelte';

const [read, provideVisit, isProvided] = createContext<() => string>();

/** Says beside which visit of a ticket everything below stands. */
export { provideVisit };

/** The visit of the ticket that something stands beside; '' where there is no reply to attach a label to. */
export function readVisit(): () => string {
  return isProvided() ? read() : () => '';
}
