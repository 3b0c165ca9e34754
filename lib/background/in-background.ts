import { toFailure } from '@/lib/model/failure';
import { noteUnexpected } from '@/lib/stored/unexpected-answers';

/**
 * Runs work that nobody waits for. If it fails, the reason goes into the report that the user can copy. There is never
 * an unhandled rejection.
 *
 * @param what names the work in that report, in English
 */
export function inBackground(work: Promise<unknown>, what: string): void {
  work
    .catch((thrown: unknown) => {
      const failure = toFailure(thrown);
      const why = failure.kind === 'unexpectedAnswer' ? failure.report : failure.kind;
      return noteUnexpected(`${what}: ${why}`);
    })
    // If the report cannot be written either, the reason is lost.
    .catch(() => undefined);
}
