import { toFailure } from '@/lib/model/failure';
import { noteUnexpected } from '@/lib/stored/unexpected-answers';

/**
 * Lets something go on that nobody waits for. What goes wrong with it stands in the report that the user can copy, and is
 * never an unhandled rejection.
 *
 * @param what it is, in English, for that report
 */
export function inBackground(work: Promise<unknown>, what: string): void {
  work
    .catch((thrown: unknown) => {
      const failure = toFailure(thrown);
      const why = failure.kind === 'unexpectedAnswer' ? failure.report : failure.kind;
      return noteUnexpected(`${what}: ${why}`);
    })
    // Where not even that can be written, the next start tries again.
    .catch(() => undefined);
}
