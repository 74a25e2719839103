import type { SheetData } from 'write-excel-file/universal';
import { wallToMs } from '../../planning/wall.ts';
import type { Cell, ChangeBlock, Fact, Report, TableBlock } from '../pack/report.ts';

type Row = SheetData[number];
interface Sheet {
  readonly data: SheetData;
  readonly sheet: string;
  readonly columns: { width: number }[];
  readonly stickyRowsCount: number;
}

/** Excel's own bounds: letters of a cell, letters of a sheet's name. */
const CELL_LETTERS = 32_767;
const NAME_LETTERS = 31;

/**
 * A report as a workbook: one sheet of changes with a row each, one per table. Dates are dates, heads stay in view,
 * and text is text whatever it begins with: a cell of type string is never read as a formula.
 *
 * @param names of the sheets for changes and for what stands at the head
 */
export async function writeReportXlsx(report: Report, changesName: string): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const taken = new Set<string>();
  const sheets = [...changeSheets(report, changesName, taken), ...tableSheets(report, taken)];
  const all = [coverSheet(report, taken), ...sheets];
  const blob = await writeExcelFile(all, { dateFormat: 'yyyy-mm-dd' } as object).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function coverSheet(report: Report, taken: Set<string>): Sheet {
  const facts = report.sections.flatMap(({ id, blocks }) =>
    id === 'cover' ? blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])) : [],
  );
  const marks = [report.subtitle, report.classification, report.revision, ...report.foot].filter((one) => one !== '');
  const data: SheetData = [
    [head(report.title)],
    ...marks.map((mark): Row => [string(mark)]),
    ...facts.flatMap(({ label, value }): Row[] => (value === null ? [] : [[string(label), cellOf(value)]])),
  ];
  return { data, sheet: sheetName(report.title, taken), columns: [{ width: 40 }, { width: 60 }], stickyRowsCount: 1 };
}

function changeSheets(report: Report, name: string, taken: Set<string>): Sheet[] {
  const changes = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'change'));
  if (changes.length === 0) return [];
  const columns = new Map<string, string>();
  const moments = new Set<string>();
  for (const change of changes) {
    for (const { id, label, value } of [...change.facts, ...change.texts]) {
      columns.set(id, label);
      if (value?.kind === 'moment') moments.add(id);
    }
  }
  const heads = [...columns].map(([id, label]) => head(moments.has(id) ? `${label} (${report.zone})` : label));
  const rows = changes.map((change): Row => {
    const facts = new Map([...change.facts, ...change.texts].map((fact): [string, Fact] => [fact.id, fact]));
    const cells = [...columns.keys()].map((id) => {
      const value = facts.get(id)?.value ?? null;
      return value === null ? null : cellOf(value);
    });
    return [string(change.key), string(change.title), ...cells];
  });
  const key = report.sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.columns : [])))
    .find(({ id }) => id === 'key');
  const first = [head(key?.head ?? ''), head(titleHead(report))];
  const widths = [{ width: 14 }, { width: 40 }, ...[...columns.keys()].map(() => ({ width: 22 }))];
  const main = {
    data: [[...first, ...heads], ...rows],
    sheet: sheetName(name, taken),
    columns: widths,
    stickyRowsCount: 1,
  };
  return [main, ...partSheets(changes, report, taken)];
}

function titleHead({ sections }: Report): string {
  const columns = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.columns : [])),
  );
  return columns.find(({ id }) => id === 'title')?.head ?? '';
}

/** Approvals, configuration items and exposure steps of all changes, each row with its change. */
function partSheets(changes: readonly ChangeBlock[], report: Report, taken: Set<string>): Sheet[] {
  const byId = new Map<string, { table: TableBlock; rows: Row[] }>();
  for (const { key, tables } of changes) {
    for (const table of tables) {
      const found = byId.get(table.id) ?? { table, rows: [] };
      found.rows.push(...table.rows.map((row): Row => [string(key), ...row.map(cellOf)]));
      byId.set(table.id, found);
    }
  }
  return [...byId].map(([id, { table, rows }]) => ({
    data: [[head(''), ...headsOf(table, report)], ...rows],
    sheet: sheetName(id, taken),
    columns: [{ width: 14 }, ...table.columns.map(({ width }) => ({ width: width * 5 }))],
    stickyRowsCount: 1,
  }));
}

function tableSheets(report: Report, taken: Set<string>): Sheet[] {
  return report.sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block): Sheet[] => {
      if (block.kind !== 'table') return [];
      return [
        {
          data: [headsOf(block, report), ...block.rows.map((row): Row => row.map(cellOf))],
          sheet: sheetName(block.title === '' ? title : block.title, taken),
          columns: block.columns.map(({ width }) => ({ width: Math.max(10, width * 5) })),
          stickyRowsCount: 1,
        },
      ];
    }),
  );
}

function headsOf({ columns, rows }: TableBlock, { zone }: Report): Row {
  return columns.map(({ head: said }, index) => {
    const isMoment = rows.some((row) => row[index]?.kind === 'moment');
    return head(isMoment ? `${said} (${zone})` : said);
  });
}

const head = (value: string): Row[number] => ({
  ...string(value),
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'top',
});

function string(value: string): { value: string; type: StringConstructor; wrap: boolean; alignVertical: 'top' } {
  return { value: plain(value), type: String, wrap: true, alignVertical: 'top' };
}

/** What XML cannot hold is dropped, and what a cell cannot is cut with a sign that it was. */
function plain(value: string): string {
  const clean = value.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (char) => (char === '\n' || char === '\t' ? char : ''));
  return clean.length > CELL_LETTERS ? `${clean.slice(0, CELL_LETTERS - 1)}…` : clean;
}

function cellOf(cell: Cell): Row[number] {
  switch (cell.kind) {
    case 'text':
      return cell.text === '' ? null : string(cell.text);
    case 'number':
      return { value: cell.value, type: Number, alignVertical: 'top' };
    case 'date':
      return { value: new Date(wallToMs(cell.date)), type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' };
    case 'moment':
      return { value: new Date(wallToMs(cell.wall)), type: Date, format: 'yyyy-mm-dd hh:mm', alignVertical: 'top' };
  }
}

/** A name Excel takes, no two the same whatever the case. */
function sheetName(text: string, taken: Set<string>): string {
  const safe =
    text
      .replace(/[\\/*?:[\]\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || '-';
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : ` ${count}`;
    // A cut must not leave half of a character.
    const cut = safe.slice(0, NAME_LETTERS - end.length).replace(/[\uD800-\uDBFF]$/, '');
    const name = `${cut.trim()}${end}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
