/**
 * True when two values are the same as JSON, whatever the order of their keys: browsers store objects with their keys
 * in an order of their own.
 */
export function isSame(one: unknown, other: unknown): boolean {
  return write(one) === write(other);
}

function write(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
