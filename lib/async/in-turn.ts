/**
 * Creates a queue for changes that read before they write. Each starts when the one before has ended, even if it
 * failed.
 */
export function createTurns(): <T>(change: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const mine = last.then(change, change);
    last = mine;
    return mine;
  };
}
