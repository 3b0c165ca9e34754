import { joined } from '@/lib/async/joined';
import { considerReturns } from './consider';

/**
 * Runs the rules on the returns that the sync has brought. A second call while one runs joins it. Never throws: what
 * failed is tried again within a minute.
 */
export const considerNewReturns = joined(
  () => considerReturns(Date.now()).catch(() => undefined),
  () => '',
);
