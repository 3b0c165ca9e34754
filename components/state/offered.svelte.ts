import { settings, type AgentAction } from '@/lib/stored/settings';
import { followItem } from './follow-item';

const latest = followItem(settings);

/** True if the agent may do it; false until that is known. Reactive. */
export function isOffered(action: AgentAction): boolean {
  return latest()?.panel[action] ?? false;
}
