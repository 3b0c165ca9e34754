import { considerReturns } from './consider';

let considering: Promise<void> | undefined;

/**
 * Lets the rules look at the returns that the sync has brought. A second call while one runs joins it; never throws:
 * what could not be written is looked at again in a minute.
 */
export function considerNewReturns(): Promise<void> {
  considering ??= considerReturns(Date.now())
    .catch(() => undefined)
    .finally(() => (considering = undefined));
  return considering;
}
