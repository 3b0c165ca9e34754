/**
 * The same function, but what is asked for while the same is going on joins it: it is done once, and all hear how it went.
 *
 * @param nameOf what is the same has the same name
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
