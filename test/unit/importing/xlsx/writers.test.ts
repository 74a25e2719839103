import { describe, expect, it } from 'vitest';
import { dataFile, MemoryWorkspace } from '../../../support/importing.ts';

/** What every one of the programs was told to write. */
const RELEASES = [
  ['PAY 26.4', 'Instant payments', '2026-11-02', '2026-12-10', '2026-12-08 14:30', '45%', true],
  ['LED 26.4', 'Ledger & postings', '2026-11-09', '2026-12-17', '2026-12-15 14:30', '100%', false],
  ['BUS 27.1', 'Fahrpläne “neu”', '2027-01-04', '2027-02-11', '2027-02-09 09:00', '7%', true],
] as const;

function imported(file: string, workspace = new MemoryWorkspace()) {
  const plan = workspace.import(file, dataFile(`workbooks/${file}`));
  const fields = new Map(workspace.all('custom-fields').map((field) => [field.name, field.id]));
  const custom = (name: string) => fields.get(name) ?? '';
  const rows = workspace
    .all('releases')
    .map(({ key, name, startDate, releaseDate, custom: own }) => [
      key,
      name,
      startDate,
      releaseDate,
      own[custom('CAB')],
      own[custom('Share')],
      own[custom('Agreed')],
    ]);
  return { workspace, plan, rows, days: workspace.all('releases').map((release) => release.custom[custom('Days')]) };
}

describe('workbooks of other programs', () => {
  it('openpyxl: formulas it stores no result of are told, and hold up no row', () => {
    const { plan, rows } = imported('openpyxl-3.1.xlsx');
    expect(rows).toEqual(RELEASES);
    expect(plan.source.after).toMatchObject({ format: 'xlsx', sheet: 'Releases', table: 'releases' });
    expect(plan.problems).toEqual([]);
    expect(plan.notes.find((note) => note.code === 'cellsWithoutValue')).toMatchObject({
      count: 3,
      params: { cell: 'H2' },
    });
    expect(plan.notes.map((note) => note.code)).toEqual(
      expect.arrayContaining(['sheetsHidden', 'hiddenRows', 'hiddenColumns']),
    );
  });

  it('XlsxWriter: days counted from 1904, rich text, results of formulas; an error is named by its cell', () => {
    const { plan, rows, days } = imported('xlsxwriter-3.2-1904.xlsx');
    expect(rows).toEqual(RELEASES);
    expect(days).toEqual([38, 38, 38]);
    expect(plan.problems).toMatchObject([
      { code: 'cellError', line: 6, column: 'Release date', value: '#N/A', params: { cell: 'D6' } },
    ]);
  });

  it('write-excel-file: the same once more', () => {
    expect(imported('write-excel-file-4.1.xlsx').rows).toEqual(RELEASES);
  });

  it('comes again unchanged, from any of them under one name', () => {
    const { workspace } = imported('write-excel-file-4.1.xlsx');
    const again = workspace.plan(
      workspace.parse('write-excel-file-4.1.xlsx', dataFile('workbooks/write-excel-file-4.1.xlsx')),
    );
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, conflicts: 0 });
    const other = workspace.plan(
      workspace.parse('write-excel-file-4.1.xlsx', dataFile('workbooks/xlsxwriter-3.2-1904.xlsx')),
    );
    expect(other.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 1 });
  });

  it('another sheet of the same file is a source of its own: nothing of the first is gone', () => {
    const { workspace } = imported('openpyxl-3.1.xlsx');
    const bytes = dataFile('workbooks/openpyxl-3.1.xlsx');
    const parsed = workspace.parse('openpyxl-3.1.xlsx', bytes, { sheet: 'Events' });
    const plan = workspace.plan(parsed, { table: 'releases' });
    expect(plan.counts).toMatchObject({ gone: 0 });
    const events = workspace.plan(parsed);
    expect(events).toMatchObject({ table: 'events', counts: { created: 2 } });
    expect(events.creates.map(({ record }) => 'when' in record && record.when)).toEqual(
      [1, 2].map(() => ({ type: 'dates', first: '2026-12-21', last: '2026-12-21' })),
    );
    expect(events.notes.map((note) => note.code)).toContain('midnights');
  });
});
