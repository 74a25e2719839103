/** The row the keyboard goes on with once others were dealt with: the next one that stays, else the one before. */
export function rowAfter<Row>(shown: readonly Row[], active: Row | null, isGone: (row: Row) => boolean): Row | null {
  const at = active === null ? 0 : Math.max(shown.indexOf(active), 0);
  const rest = [...shown.slice(at), ...shown.slice(0, at).toReversed()];
  return rest.find((row) => !isGone(row)) ?? null;
}
