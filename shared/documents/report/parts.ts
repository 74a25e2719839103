import type { Cell, ReportBlock, ReportSection, TableBlock } from './report.ts';
import { orEmpty, type Known } from './values.ts';

/** A table of columns by id, head and share of the width; null without rows. */
export function tableWith(
  id: string,
  title: string,
  columns: readonly (readonly [id: string, head: string, width: number])[],
  rows: readonly (readonly Known[])[],
): TableBlock | null {
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    id,
    title,
    columns: columns.map(([column, head, width]) => ({ id: column, head, width })),
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
