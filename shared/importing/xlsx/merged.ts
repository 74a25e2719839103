import type { Notes } from '../problem.ts';
import type { Grid, Merge } from './grid.ts';

/**
 * A cell merged over several rows is one value that stands beside all of them: each of these rows gets
 * it. Rows that hold nothing else stay empty, and over several columns a value is that of the first.
 */
export function fillMerged(grid: Grid, notes: Notes): void {
  const merges = grid.merges.filter((merge) => merge.last > merge.first).sort((a, b) => a.first - b.first);
  /** By column, the merge that is being filled; merges can't overlap, of those that do the later counts. */
  const open = new Map<number, Merge>();
  const values = new Map<Merge, { text: string; flaw: ReturnType<Grid['rows'][number]['flaws']['get']> }>();
  let next = 0;
  for (const row of grid.rows) {
    for (let merge = merges[next]; merge !== undefined && merge.first <= row.line; merge = merges[(next += 1)]) {
      if (merge.first !== row.line) continue;
      const flaw = row.flaws.get(merge.column);
      const text = row.cells[merge.column] ?? '';
      if (text === '' && flaw === undefined) continue;
      open.set(merge.column, merge);
      values.set(merge, { text, flaw });
    }
    for (const [column, merge] of open) {
      if (row.line > merge.last) open.delete(column);
      else if (row.line > merge.first && (row.cells[column] ?? '') === '') fill(row, column, values.get(merge));
    }
  }
  if (values.size > 0) notes.tell('mergedCells', {}, '', values.size);
}

function fill(
  row: Grid['rows'][number],
  column: number,
  value: { readonly text: string; readonly flaw: ReturnType<Grid['rows'][number]['flaws']['get']> } | undefined,
): void {
  if (value === undefined) return;
  while (row.cells.length < column) row.cells.push('');
  row.cells[column] = value.text;
  if (value.flaw !== undefined) row.flaws.set(column, value.flaw);
}
