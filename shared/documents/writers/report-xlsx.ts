import { text, type Cell, type ChangeBlock, type Report, type TableBlock } from '../report/report.ts';
import { writeWorkbook, type Grid } from './xlsx/workbook.ts';

type Row = Grid['rows'][number];

/** Letters a cell holds: Excel's bound is 32,767, counted by its own rules for what is escaped. */
const CELL_LETTERS = 32_000;
const NAME_LETTERS = 31;

/**
 * A report as a workbook: a cover with what is no table, one sheet of changes with a row each, one per table. Days are dates, heads stay in view, and
 * text is text whatever it begins with. What is longer than a cell goes on in columns of its own: nothing is cut.
 *
 * @param changesName of the sheet for changes
 */
export function writeReportXlsx(report: Report, changesName: string): Uint8Array {
  const taken = new Set<string>();
  const grids = [coverGrid(report), ...changeGrids(report, changesName), ...tableGrids(report)];
  return writeWorkbook(grids.map((grid) => withinCells({ ...grid, name: sheetName(grid.name, taken) })));
}

function coverGrid(report: Report): Grid {
  const facts = report.sections.flatMap(({ id, blocks }) =>
    id === 'cover' ? blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])) : [],
  );
  // Paragraphs belong to no table: the state of the quorum, notes, improvements.
  const said = report.sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block): Row[] =>
      block.kind === 'text' ? [[text(block.heading === '' ? title : block.heading), text(block.text)]] : [],
    ),
  );
  const marks = [report.subtitle, report.classification, report.revision, ...report.foot].filter((one) => one !== '');
  return {
    name: report.title,
    columns: [
      { head: report.title, width: 40 },
      { head: '', width: 60 },
    ],
    rows: [
      ...marks.map((mark): Row => [text(mark)]),
      ...facts.flatMap(({ label, value }): Row[] => (value === null ? [] : [[text(label), value]])),
      ...said,
    ],
  };
}

function changeGrids(report: Report, name: string): Grid[] {
  const changes = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'change'));
  if (changes.length === 0) return [];
  const labels = new Map<string, string>();
  const units = new Map<string, string>();
  for (const { facts, texts } of changes) {
    for (const { id, label, value } of [...facts, ...texts]) {
      labels.set(id, label);
      if (value?.kind === 'moment') units.set(id, report.zone);
      if (value?.kind === 'number' && value.unit !== undefined) units.set(id, value.unit);
    }
  }
  const rows = changes.map(({ key, title, facts, texts }): Row => {
    const values = new Map([...facts, ...texts].map(({ id, value }) => [id, value]));
    return [text(key), text(title), ...[...labels.keys()].map((id) => values.get(id) ?? null)];
  });
  const columns = [
    { head: headOf('key', report), width: 14 },
    { head: headOf('title', report), width: 40 },
    ...[...labels].map(([id, label]) => ({ head: units.has(id) ? `${label} (${units.get(id)})` : label, width: 22 })),
  ];
  return [{ name, columns, rows }, ...partGrids(changes, report)];
}

/** What the report's own tables call a column. */
function headOf(column: string, { sections }: Report): string {
  const columns = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.columns : [])),
  );
  return columns.find(({ id }) => id === column)?.head ?? '';
}

/** Approvals, configuration items and exposure steps of all changes, each row with its change. */
function partGrids(changes: readonly ChangeBlock[], report: Report): Grid[] {
  const byId = new Map<string, { readonly table: TableBlock; readonly rows: Row[] }>();
  for (const { key, tables } of changes) {
    for (const table of tables) {
      const found = byId.get(table.id) ?? { table, rows: [] };
      found.rows.push(...table.rows.map((row): Row => [text(key), ...row]));
      byId.set(table.id, found);
    }
  }
  return [...byId.values()].map(({ table, rows }) => ({
    name: table.title,
    columns: [{ head: headOf('key', report), width: 14 }, ...columnsOf(table, report)],
    rows,
  }));
}

function tableGrids(report: Report): Grid[] {
  return report.sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block): Grid[] =>
      block.kind === 'table'
        ? [{ name: block.title === '' ? title : block.title, columns: columnsOf(block, report), rows: block.rows }]
        : [],
    ),
  );
}

function columnsOf({ columns, rows }: TableBlock, { zone }: Report): Grid['columns'] {
  return columns.map(({ head, width }, index) => {
    const isMoment = rows.some((row) => row[index]?.kind === 'moment');
    return { head: isMoment ? `${head} (${zone})` : head, width: Math.max(10, width * 5) };
  });
}

/** Splits columns whose texts are longer than a cell holds. */
function withinCells(grid: Grid): Grid {
  const parts = grid.columns.map((_, index) =>
    grid.rows.reduce((most, row) => {
      const cell = row[index] ?? null;
      return cell?.kind === 'text' ? Math.max(most, Math.ceil(cell.text.length / (CELL_LETTERS - 1))) : most;
    }, 1),
  );
  if (parts.every((count) => count === 1)) return grid;
  const numbered = (head: string, part: number): string => (part === 0 ? head : `${head} (${part + 1})`);
  return {
    name: grid.name,
    columns: grid.columns.flatMap(({ head, width }, index) =>
      Array.from({ length: parts[index] ?? 1 }, (_, part) => ({ head: numbered(head, part), width })),
    ),
    rows: grid.rows.map((row) => grid.columns.flatMap((_, index) => piecesOf(row[index] ?? null, parts[index] ?? 1))),
  };
}

/** Never between the halves of one character. */
function piecesOf(cell: Cell | null, count: number): (Cell | null)[] {
  if (count === 1 || cell?.kind !== 'text') return [cell, ...Array.from({ length: count - 1 }, () => null)];
  const pieces: (Cell | null)[] = [];
  let from = 0;
  for (let part = 0; part < count; part += 1) {
    let to = Math.min(cell.text.length, from + CELL_LETTERS);
    if (to < cell.text.length && /[\uD800-\uDBFF]/.test(cell.text[to - 1] ?? '')) to -= 1;
    pieces.push(to > from ? text(cell.text.slice(from, to)) : null);
    from = to;
  }
  return pieces;
}

/** A name Excel takes, no two the same whatever the case. */
function sheetName(wanted: string, taken: Set<string>): string {
  const safe =
    wanted
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
