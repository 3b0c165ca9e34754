import { areDisjoint } from './ticket-traits';

/** The signed-in agent's addresses on the pages of this tab. */
export interface AgentMemory {
  known: ReadonlySet<string>;
  lastVisit: string;
  isDoubtful: boolean;
}

/** Nothing is known of the agent yet. */
export const noAgent: AgentMemory = { known: new Set(), lastVisit: '', isDoubtful: false };

/**
 * Adds the addresses that a page shows for the agent. Some bars name the agent only while their menu is open, so
 * earlier addresses are kept. If a bar names entirely different addresses on another ticket, they are buyers': from
 * then on nothing is known about the agent.
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
