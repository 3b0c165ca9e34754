import { joined } from '@/lib/async/joined';
import { considerReturns } from './consider';

/**
 * Lets the rules look at the returns that the sync has brought. A second call while one runs joins it; never throws:
 * what could not be written is looked at again in a minute.
 */
export const considerNewReturns = joined(
  () => considerReturns(Date.now()).catch(() => undefined),
  () => '',
);
