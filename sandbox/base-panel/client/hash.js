/**
 * The syntax of the fragment: parts separated by `#`, each of them `key:value` (base-panel.md §4). Unknown keys are
 * read and ignored, as in `#order:1#tab:messages`.
 */
export function readHash(hash) {
  const pieces = hash.split('#').filter(Boolean);
  return Object.fromEntries(
    pieces.map((piece) => {
      const at = piece.indexOf(':');
      return at < 0 ? [piece, ''] : [piece.slice(0, at), decodeURIComponent(piece.slice(at + 1))];
    }),
  );
}
