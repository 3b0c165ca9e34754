import { createContext } from 'svelte';

const [read, provideVisit, isProvided] = createContext<() => string>();

/** Sets the ticket view for all components below. */
export { provideVisit };

/** The ticket view of a component; '' if there is no reply to attach a file to. */
export function readVisit(): () => string {
  return isProvided() ? read() : () => '';
}
