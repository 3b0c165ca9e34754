/**
 * Returns the same function, but a call during a running call of the same name joins it: the work is done once, and all
 * callers get its result or error.
 *
 * @param nameOf calls with the same name are the same work
 */
export function joined<Args extends unknown[], T>(
  act: (...args: Args) => Promise<T>,
  nameOf: (...args: Args) => string,
): (...args: Args) => Promise<T> {
  const underway = new Map<string, Promise<T>>();
  return (...args) => {
    const name = nameOf(...args);
    const run = underway.get(name) ?? act(...args).finally(() => underway.delete(name));
    underway.set(name, run);
    return run;
  };
}
