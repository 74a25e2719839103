import { describe, expect, it } from 'vitest';
import { parseWorkbook } from '#shared/importing/xlsx/sheet.ts';
import type { ReadOptions } from '#shared/importing/index.ts';
import { noProgress } from '#shared/importing/progress.ts';
import { asStream, rowsOf, workbookBytes, type SheetSpec, type WorkbookSpec } from '../../../support/xlsx.ts';

const DAY = 46_357; // 2026-12-01
const FORMATS = [
  0,
  'yyyy-mm-dd',
  'dd/mm/yyyy hh:mm',
  'h:mm AM/PM',
  '0%',
  '00000',
  '[h]:mm',
  '[$-407]d. mmmm yyyy;@',
  '0.00',
];

const read = (spec: Partial<WorkbookSpec> & { readonly sheets: readonly SheetSpec[] }, options: ReadOptions = {}) =>
  parseWorkbook({ name: 'plan.xlsx', bytes: workbookBytes({ formats: FORMATS, ...spec }) }, options, noProgress);
const readRows = (rows: Parameters<typeof rowsOf>[0], more: Partial<WorkbookSpec> = {}) =>
  read({ sheets: [{ name: 'Plan', rows: rowsOf(rows) }], ...more });
const codes = (table: { notes: readonly { code: string }[] }) => table.notes.map((note) => note.code);
const styled = (style: number, value: number | string) => ({ raw: ` s="${style}"><v>${value}</v>` });

describe('the values of a sheet', () => {
  it('reads what each cell means by its type and number format', () => {
    const table = readRows([
      ['Key', 'Day', 'At', 'Time', 'Share', 'Ticket', 'Length', 'German', 'Yes', 'Sum'],
      [
        'PAY 1',
        styled(1, DAY),
        styled(2, DAY + 22 / 24),
        styled(3, 0.5),
        styled(4, 0.07),
        styled(5, 42),
        styled(6, 26.5 / 24),
        styled(7, DAY + 1),
        true,
        styled(0, '0.30000000000000004'),
      ],
    ]);
    expect(table.headers).toEqual(['Key', 'Day', 'At', 'Time', 'Share', 'Ticket', 'Length', 'German', 'Yes', 'Sum']);
    expect(table.rows).toEqual([
      ['PAY 1', '2026-12-01', '2026-12-01 22:00', '12:00', '7%', '00042', '26:30', '2026-12-02', 'true', '0.3'],
    ]);
    expect(table.lines).toEqual([2]);
    expect(table.notes).toEqual([]);
  });

  it('reads shared, inline and rich strings, without how they are pronounced', () => {
    const table = read({
      strings: [
        '<t>Name</t>',
        '<r><t>Instant </t></r><r><rPr><b/></rPr><t xml:space="preserve">payments</t></r>',
        '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
      ],
      sheets: [
        {
          name: 'Plan',
          rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>Long </t></r><r><t>text</t></r></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>one_x000D__x000A_two &amp; &#x1F600; _x005F_x0041_</t></is></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="str"><f>B2</f><v>text</v></c></row>',
        },
      ],
    });
    expect(table.headers).toEqual(['Name', 'Long text']);
    expect(table.rows).toEqual([
      ['Instant payments', 'one\ntwo & 😀 _x0041_'],
      ['東京', 'text'],
    ]);
    expect(table.notes).toMatchObject([{ code: 'formulaValues', count: 1 }]);
  });

  it('reads a number as it is shown where it is a name: release 26.10 is not release 26.1', () => {
    const table = readRows([
      ['Release', 'Cost'],
      [styled(8, 26.1), styled(8, 1200.5)],
    ]);
    expect(table.rows).toEqual([['26.10', '1200.5']]);
  });

  it('reads what other programs write otherwise: prefixes, CDATA, no places, false flags, UTF-16, parts written as a stream', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const sheet = `\ufeff<?xml version="1.0" encoding="UTF-16"?><!-- made --><x:worksheet xmlns:x="${main}"><x:cols><x:col min="1" max="2" hidden="false"/></x:cols><x:sheetData><x:row hidden="false"><x:c t='str'><x:f aca="false">A1</x:f><x:v>Key</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[Na<me]]></x:t></x:is></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c/></x:row></x:sheetData></x:worksheet>`;
    const utf16 = new Uint8Array(new Uint16Array(Array.from(sheet, (letter) => letter.charCodeAt(0))).buffer);
    const parts = { 'xl/worksheets/sheet1.xml': utf16 };
    const table = read({ sheets: [{ name: 'Plan', rows: '' }], parts });
    expect(table).toMatchObject({ headers: ['Key', 'Na<me'], rows: [['7', '']], lines: [2] });
    expect(codes(table)).toEqual(['formulaValues']);
    const streamed = asStream(workbookBytes({ sheets: [{ name: 'Plan', rows: '' }], parts }));
    expect(parseWorkbook({ name: 'plan.xlsx', bytes: streamed }, {}, noProgress).rows).toEqual([['7', '']]);
  });

  it('reads the same day in both date systems', () => {
    const rows = (day: number) => [
      ['Key', 'Day'],
      ['A', styled(1, day)],
    ];
    expect(readRows(rows(46_357)).rows).toEqual([['A', '2026-12-01']]);
    expect(readRows(rows(46_357 - 1462), { date1904: true }).rows).toEqual([['A', '2026-12-01']]);
  });

  it('takes days that a program wrote with the time 00:00 as days, and says so', () => {
    const rows = (second: number) => [
      ['Key', 'Day'],
      ['A', styled(2, DAY)],
      ['B', styled(2, second)],
    ];
    const days = readRows(rows(DAY + 1));
    expect(days.rows.map((row) => row[1])).toEqual(['2026-12-01', '2026-12-02']);
    expect(codes(days)).toEqual(['midnights']);
    const times = readRows(rows(DAY + 1.25));
    expect(times.rows.map((row) => row[1])).toEqual(['2026-12-01 00:00', '2026-12-02 06:00']);
    expect(codes(times)).toEqual([]);
  });

  it('names errors, formulas nobody computed and impossible dates by their cell, and keeps the row from being empty', () => {
    const table = readRows([
      ['Key', 'Day'],
      ['A', { raw: ' t="e"><v>#N/A</v>' }],
      ['B', { raw: '><f>TODAY()</f><v></v>' }],
      ['C', styled(1, -3)],
      ['', { raw: ' t="e"><f>1/0</f><v>#DIV/0!</v>' }],
      ['E', styled(1, 60)],
    ]);
    expect(table.lines).toEqual([2, 3, 4, 5, 6]);
    expect([...table.flaws].map(([line, cells]) => [line, [...cells]])).toEqual([
      [2, [[1, { code: 'cellError', value: '#N/A' }]]],
      [3, [[1, { code: 'formulaNotComputed', value: '' }]]],
      [4, [[1, { code: 'dateOutOfRange', value: '-3' }]]],
      [5, [[1, { code: 'cellError', value: '#DIV/0!' }]]],
    ]);
    // The day that never was is refused like any 29 February of a common year.
    expect(table.rows.at(-1)).toEqual(['E', '1900-02-29']);
  });
});

describe('the rows of a sheet', () => {
  it('finds the table wherever it begins, past titles and empty rows and columns', () => {
    const table = read({
      sheets: [
        {
          name: 'Plan',
          rows: '<row r="2"><c r="C2" t="inlineStr"><is><t>Release plan</t></is></c></row><row r="5"><c r="C5" t="inlineStr"><is><t>Key</t></is></c><c r="E5" t="inlineStr"><is><t>Name</t></is></c></row><row r="6"><c r="C6" s="3"/></row><row r="9"><c r="C9"><v>1</v></c><c r="E9" t="inlineStr"><is><t>One</t></is></c></row>',
        },
      ],
    });
    expect(table).toMatchObject({ headers: ['Key', 'Name'], rows: [['1', 'One']], lines: [9] });
    expect(table.sheet?.places).toEqual([2, 4]);
    expect(codes(table)).toEqual(['linesAboveHeader']);
  });

  it('brings hidden rows in and tells them, or leaves them out when asked; hidden columns are told', () => {
    const sheets = [
      {
        name: 'Plan',
        cols: '<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
        rows: '<row r="1"><c r="A1" t="str"><v>Key</v></c><c r="B1" t="str"><v>Note</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row><row r="4" hidden="1"/>',
      },
    ];
    const all = read({ sheets });
    expect(all.rows.map((row) => row[0])).toEqual(['1', '2']);
    expect(all.notes).toMatchObject([
      { code: 'hiddenRows', count: 1 },
      { code: 'hiddenColumns', column: 'B' },
    ]);
    const some = read({ sheets }, { leaveHidden: true });
    expect(some.rows.map((row) => row[0])).toEqual(['2']);
    expect(some.notes[0]).toMatchObject({ code: 'hiddenRowsLeft', count: 1 });
    expect(some.sheet).toMatchObject({ hiddenRows: 1, leavesHidden: true });
  });

  it('gives a value merged over several rows to each that holds something else', () => {
    const rows = rowsOf([
      ['Release', 'Event'],
      ['26.4', 'Freeze'],
      ['', 'Deploy'],
      ['', ''],
      ['27.1', 'Freeze'],
    ]);
    const table = read({ sheets: [{ name: 'Plan', rows, merges: ['A2:A4', 'A5:B5'] }] });
    expect(table.rows).toEqual([
      ['26.4', 'Freeze'],
      ['26.4', 'Deploy'],
      ['27.1', 'Freeze'],
    ]);
    expect(table.notes).toMatchObject([{ code: 'mergedCells', count: 1 }]);
  });
});

describe('the sheets of a workbook', () => {
  const sheet = (name: string, key: string, state?: 'hidden') => ({
    name,
    rows: rowsOf([
      ['Key', 'Name'],
      [key, key],
    ]),
    ...(state === undefined ? {} : { state }),
  });
  const sheets = [{ name: 'Cover', rows: '' }, sheet('Secret', 'S', 'hidden'), sheet('Plan', 'P'), sheet('Old', 'O')];

  it('takes the first visible one with a table, and tells the hidden', () => {
    const table = read({ sheets });
    expect(table.sheet).toMatchObject({ name: 'Plan', sheets: ['Cover', 'Plan', 'Old'] });
    expect(table.rows).toEqual([['P', 'P']]);
    expect(table.notes).toMatchObject([{ code: 'sheetsHidden', value: 'Secret', count: 1 }]);
  });

  it('takes the one asked for, hidden or not, else the one of last time', () => {
    expect(read({ sheets }, { sheet: 'old' }).sheet?.name).toBe('Old');
    expect(read({ sheets }, { sheet: 'Secret' }).rows).toEqual([['S', 'S']]);
    expect(read({ sheets }, { lastSheet: 'Old' }).sheet?.name).toBe('Old');
    const gone = read({ sheets }, { lastSheet: 'Newer' });
    expect(gone.sheet?.name).toBe('Plan');
    expect(codes(gone)).toContain('sheetGone');
    expect(() => read({ sheets }, { sheet: 'Nope' })).toThrow(/importNoSheet.*Cover, Secret, Plan, Old/);
    // An empty one stays open to another choice.
    expect(read({ sheets }, { sheet: 'Cover' })).toMatchObject({ rows: [], sheet: { name: 'Cover' } });
  });

  it('refuses a workbook that holds no table at all', () => {
    expect(() => read({ sheets: [{ name: 'Cover', rows: '' }] })).toThrow(/importNoRows/);
  });
});
