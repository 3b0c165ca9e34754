import { areDisjoint } from './ticket-traits';

/** Knows who is signed in, as far as the pages of this tab have said. */
export function createAgentMemory() {
  const known = new Set<string>();
  let lastVisit = '';
  let isDoubtful = false;
  return {
    /**
     * Some bars name the agent only while their menu is open, so that what was said once stays. A bar that names somebody
     * else on another ticket names buyers: then it tells nothing.
     */
    note(visit: string, said: readonly string[]): string[] {
      if (visit !== lastVisit && areDisjoint(new Set(said), known)) isDoubtful = true;
      lastVisit = visit;
      if (isDoubtful) known.clear();
      else for (const written of said) known.add(written);
      return [...known];
    },
  };
}
