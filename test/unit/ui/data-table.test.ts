import { describe, expect, it } from 'vitest';
import { nextSort, sortRows, type Column } from '#renderer/ui/data-table-model.ts';

interface Row {
  readonly name: string;
  readonly size: number | null;
}
const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sortValue: (row) => row.name },
  { id: 'size', header: 'Size', cell: (row) => row.size, sortValue: (row) => row.size },
];
const rows: readonly Row[] = [
  { name: 'PAY 26.10', size: 2 },
  { name: 'PAY 26.9', size: null },
  { name: 'älter', size: 10 },
  { name: 'zuletzt', size: 1 },
];
const names = (columnId: string, direction: 'ascending' | 'descending') =>
  sortRows(rows, columns, { columnId, direction }, 'en').map((row) => row.name);

describe('rows of a table', () => {
  it('sort as people read: numbers in texts by value, letters with marks among their own', () => {
    expect(names('name', 'ascending')).toEqual(['älter', 'PAY 26.9', 'PAY 26.10', 'zuletzt']);
  });
  it('leave what has no value last, either way round', () => {
    expect(names('size', 'ascending')).toEqual(['zuletzt', 'PAY 26.10', 'älter', 'PAY 26.9']);
    expect(names('size', 'descending')).toEqual(['älter', 'PAY 26.10', 'zuletzt', 'PAY 26.9']);
  });
  it('keep their order without a sort, and never change what they were given', () => {
    expect(sortRows(rows, columns, null, 'en')).toBe(rows);
    expect(rows[0]?.name).toBe('PAY 26.10');
  });
  it('turn round, then go back to the given order', () => {
    const first = nextSort(null, 'name');
    expect(first).toEqual({ columnId: 'name', direction: 'ascending' });
    expect(nextSort(first, 'name')).toEqual({ columnId: 'name', direction: 'descending' });
    expect(nextSort(nextSort(first, 'name'), 'name')).toBeNull();
    expect(nextSort(first, 'size')).toEqual({ columnId: 'size', direction: 'ascending' });
  });
});
