import { areDisjoint } from './ticket-traits';

/** Who is signed in, as far as the pages of this tab have said. */
export interface AgentMemory {
  known: ReadonlySet<string>;
  lastVisit: string;
  isDoubtful: boolean;
}

export const noAgent: AgentMemory = { known: new Set(), lastVisit: '', isDoubtful: false };

/**
 * Some bars name the agent only while their menu is open, so that what was said once stays. A bar that names somebody
 * else on another ticket names buyers: then it tells nothing.
 */
export function noteAgent(memory: AgentMemory, visit: string, said: readonly string[]): AgentMemory {
  const isDoubtful =
    memory.isDoubtful || (visit !== memory.lastVisit && areDisjoint(new Set(said), memory.known));
  return {
    known: isDoubtful ? new Set() : new Set([...memory.known, ...said]),
    lastVisit: visit,
    isDoubtful,
  };
}
