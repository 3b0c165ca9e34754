/**
 * Chooses the return of an order that a rule may act on: the one that a ticket names, or the only one. If there are
 * several, returns the newest, and the rule must not act on it by itself.
 *
 * @param returns newest first
 */
export function findTargetReturn<Made>(
  returns: readonly Made[],
  isNamed: (made: Made) => boolean,
): { orderReturn: Made | undefined; isReturnSure: boolean } {
  const named = returns.filter(isNamed);
  const [orderReturn, ...others] = named.length > 0 ? named : returns;
  return { orderReturn, isReturnSure: others.length === 0 };
}
