import type { pack } from '../../text/en/pack.ts';
import { tableWith } from '../report/parts.ts';
import type { TableBlock } from '../report/report.ts';
import type { Known, Values } from './values.ts';

export { sectionOf } from '../report/parts.ts';

export type ColumnId = keyof typeof pack.columns;

/** A table whose columns are named in the catalogue; null without rows. */
export function tableOf(
  values: Values,
  id: string,
  title: string,
  columns: readonly (readonly [ColumnId, number])[],
  rows: readonly (readonly Known[])[],
): TableBlock | null {
  const named = columns.map(([column, width]) => [column, values.t(`pack:columns.${column}`), width] as const);
  return tableWith(id, title, named, rows);
}
