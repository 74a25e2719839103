/** From a time up to, not including, the next. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Rows for spans in the order of their starts, as few as can be: each goes to the first row that is free
 * by then. Answers the row of every span; spans of one row never overlap.
 */
export function packRows(spans: readonly Extent[]): { readonly rows: readonly number[]; readonly count: number } {
  const ends: number[] = [];
  const rows = spans.map(({ start, end }) => {
    let row = ends.findIndex((free) => free <= start);
    if (row < 0) row = ends.length;
    ends[row] = end;
    return row;
  });
  return { rows, count: ends.length };
}
