/** From a time up to, not including, the next. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Rows for spans in the order of their starts, as few as can be: each goes to the first row that is free
 * by then. Answers the row of every span; spans of one row never overlap. Null as soon as it takes more
 * than `most` rows.
 */
export function packRows(
  spans: readonly Extent[],
  most = Number.POSITIVE_INFINITY,
): { readonly rows: readonly number[]; readonly count: number } | null {
  const ends: number[] = [];
  const rows: number[] = [];
  for (const { start, end } of spans) {
    let row = 0;
    while (row < ends.length && (ends[row] ?? 0) > start) row += 1;
    if (row >= most) return null;
    ends[row] = end;
    rows.push(row);
  }
  return { rows, count: ends.length };
}
