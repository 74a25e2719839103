import type { supportDocuments } from '../../text/en/support-documents.ts';
import { text } from '../report/report.ts';
import { ReportValues, type Known } from '../report/values.ts';
import type { SupportSnapshot } from './snapshot.ts';

export type ColumnName = Exclude<keyof typeof supportDocuments.columns, 'newP' | 'openP'>;
/** A column of a table: id, head, share of the width. */
export type Head = readonly [id: string, head: string, width: number];

/** What documents of early life support say beside what every report says. */
export class SupportValues extends ReportValues<SupportSnapshot> {
  head(column: ColumnName, width: number): Head {
    return [column, this.t(`supportDocuments:columns.${column}`), width];
  }

  /** Lines that say something, each on its own; null where none does. */
  lines(...lines: readonly string[]): Known {
    const said = lines.filter((line) => line.trim() !== '');
    return said.length === 0 ? null : text(said.join('\n'));
  }
}
