import { inBackground } from '@/lib/background/in-background';
import { toFailure } from '@/lib/model/failure';

/**
 * Hears the promises of a transaction that nobody awaits any more. If the browser loses the database in the middle of a
 * transaction, as on a full disk, its caller gets the error of one request and stops there. The other requests and the
 * end of the transaction are rejected too. What was lost is noted in the report that the user can copy.
 */
export function hearLostTransactions(): void {
  addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    if (!(reason instanceof DOMException) || toFailure(reason).kind === 'unexpectedAnswer') return;
    event.preventDefault();
    inBackground(Promise.reject(reason), 'database');
  });
}
