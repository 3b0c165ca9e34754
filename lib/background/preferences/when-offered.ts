import { FailureError } from '@/lib/model/failure';
import type { AgentAction } from '@/lib/stored/settings';
import { keptSettings } from './kept-settings';

/**
 * Makes a function that does nothing while its action is switched off.
 *
 * @throws FailureError switchedOff, and what `act` throws
 */
export function whenOffered<Args extends unknown[], Value>(
  action: AgentAction,
  act: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  return async (...args) => {
    const { panel } = await keptSettings.read();
    if (!panel[action]) throw new FailureError({ kind: 'switchedOff' });
    return act(...args);
  };
}
