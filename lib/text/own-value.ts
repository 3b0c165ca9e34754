/**
 * The value under a key that a stranger may have chosen. `record['constructor']` would be a part of JavaScript where
 * the record has no such key.
 */
export function ownValue<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
