import type { pack } from '../../text/en/pack.ts';
import type { Cell, ReportBlock, ReportSection, TableBlock } from './report.ts';
import { orEmpty, type Known, type Values } from './values.ts';

export type ColumnId = keyof typeof pack.columns;

/** A table whose columns are named in the catalogue; null without rows. */
export function tableOf(
  values: Values,
  id: string,
  title: string,
  columns: readonly (readonly [ColumnId, number])[],
  rows: readonly (readonly Known[])[],
): TableBlock | null {
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    id,
    title,
    columns: columns.map(([column, width]) => ({ id: column, head: values.t(`pack:columns.${column}`), width })),
    rows: rows.map((row): Cell[] => row.map(orEmpty)),
  };
}

/** A section of the blocks there are; null where there are none. */
export function sectionOf(
  id: string,
  title: string,
  blocks: readonly (ReportBlock | null)[],
  landscape = false,
): ReportSection | null {
  const there = blocks.filter((block) => block !== null);
  return there.length === 0 ? null : { id, title, landscape, blocks: there };
}
