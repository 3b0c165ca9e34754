/** Drops the fields that only the background needs. */
export function withoutKeys<Kept extends { keys: string[]; walk: number }>(
  kept: Kept,
): Omit<Kept, 'keys' | 'walk'> {
  const { keys: _keys, walk: _walk, ...shown } = kept;
  return shown;
}
