import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Pixels, or any CSS track ("2fr"). Without one it takes a share of what is left. */
  readonly width?: number | string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable. Texts sort by the reader's language, null last. */
  readonly sortValue?: (row: Row) => string | number | null;
  readonly align?: 'start' | 'end';
}

export interface Sort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

/** The rows in order of a column; the given order where there is none. Stable; null stays last either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
  language: string,
): readonly Row[] {
  const by = columns.find((column) => column.id === sort?.columnId)?.sortValue;
  if (sort === null || by === undefined) return rows;
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: by(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0);
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
      return sign * compare(String(a.value), String(b.value));
    })
    .map(({ row }) => row);
}

/** Ascending, descending, then the given order again. */
export function nextSort(sort: Sort | null, columnId: string): Sort | null {
  if (sort?.columnId !== columnId) return { columnId, direction: 'ascending' };
  return sort.direction === 'ascending' ? { columnId, direction: 'descending' } : null;
}

/** CSS grid tracks of the columns. */
export function tracks(columns: readonly { readonly width?: number | string }[], hasSelection: boolean): string {
  const widths = columns.map(({ width }) =>
    width === undefined ? 'minmax(96px, 1fr)' : typeof width === 'number' ? `${width}px` : width,
  );
  return [...(hasSelection ? ['36px'] : []), ...widths].join(' ');
}

/** Least pixels the tracks take: head and rows get it both, so that they line up when there is less room. */
export function leastWidth(columns: readonly { readonly width?: number | string }[], hasSelection: boolean): number {
  const least = columns.map(({ width }) => {
    if (typeof width === 'number') return width;
    return width === undefined ? 96 : Number(/(\d+)px/.exec(width)?.[1] ?? 0);
  });
  return least.reduce((sum, one) => sum + one, hasSelection ? 36 : 0);
}
