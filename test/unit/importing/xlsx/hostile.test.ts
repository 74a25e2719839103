import fc from 'fast-check';
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SlipwayError } from '#shared/errors.ts';
import { parseFile } from '#shared/importing/index.ts';
import { noProgress } from '#shared/importing/progress.ts';
import { openWorkbook } from '#shared/importing/xlsx/workbook.ts';
import { Package } from '#shared/importing/xlsx/package.ts';
import { readXml } from '#shared/importing/xlsx/xml.ts';
import { LIMITS } from '#shared/limits.ts';
import { rowsOf, workbookBytes } from '../../../support/xlsx.ts';

const sheets = [
  {
    name: 'Plan',
    rows: rowsOf([
      ['Key', 'Name'],
      ['PAY', 'Payments'],
    ]),
  },
];
const parse = (bytes: Uint8Array, name = 'plan.xlsx') => parseFile({ name, bytes }, 'Europe/Berlin', {}, noProgress);
const withPart = (part: string, content: string | null) => workbookBytes({ sheets, parts: { [part]: content } });
const withRows = (rows: string) => workbookBytes({ sheets: [{ name: 'Plan', rows }] });
const SHEET = 'xl/worksheets/sheet1.xml';

const refusalOf = (bytes: Uint8Array, name?: string): Record<string, unknown> => {
  try {
    parse(bytes, name);
  } catch (error) {
    if (error instanceof SlipwayError) return { code: error.code, ...error.detail };
    throw error;
  }
  return { code: 'read' };
};

describe('files that mean harm or are no spreadsheet', () => {
  it('reads the sound one they are made of', () => {
    expect(parse(workbookBytes({ sheets }))).toMatchObject({ rows: [['PAY', 'Payments']] });
  });

  it('refuses definitions of entities wherever they stand: none is expanded, none fetched', () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&l9;</v></c></row></sheetData></worksheet>`;
    const fetching = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><workbook>&f;</workbook>';
    expect(refusalOf(withPart(SHEET, bomb))).toMatchObject({ code: 'workbookBroken', reason: 'doctype', part: SHEET });
    expect(refusalOf(withPart('xl/workbook.xml', fetching))).toMatchObject({ reason: 'doctype' });
    expect(refusalOf(withPart('xl/styles.xml', fetching))).toMatchObject({ reason: 'doctype' });
    // Without a definition a name means nothing.
    expect(refusalOf(withRows('<row r="1"><c r="A1" t="str"><v>&file;</v></c></row>'))).toMatchObject({
      reason: 'xml',
    });
  });

  it('refuses what unpacks to too much before it is unpacked', () => {
    const bomb = zipSync({ '[Content_Types].xml': strToU8('x'), '_rels/.rels': new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusalOf(bomb)).toMatchObject({ code: 'workbookBomb' });
    const limits = { workbookUnpackedBytes: 200, workbookUnpackRatio: 200, workbookParts: 100 };
    expect(() => openWorkbook(new Package('plan.xlsx', workbookBytes({ sheets }), limits))).toThrow(/workbookBomb/);
    const few = { ...limits, workbookUnpackedBytes: 1e6, workbookParts: 3 };
    expect(() => new Package('plan.xlsx', workbookBytes({ sheets }), few)).toThrow(/workbookBomb/);
  });

  it('refuses names that lead outside, and follows no reference to the outside', () => {
    const outside = zipSync({ '../../evil.xml': strToU8('x'), '[Content_Types].xml': strToU8('x') });
    expect(refusalOf(outside)).toMatchObject({ code: 'workbookBroken', reason: 'partPlace', part: '../../evil.xml' });
    const rels = (target: string, mode = '') =>
      `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="${target}"${mode}/></Relationships>`;
    expect(refusalOf(withPart('_rels/.rels', rels('../../../etc/passwd.xml')))).toMatchObject({
      reason: 'partMissing',
      part: 'etc/passwd.xml',
    });
    expect(
      refusalOf(withPart('_rels/.rels', rels('https://example.org/a.xml', ' TargetMode="External"'))),
    ).toMatchObject({ reason: 'partMissing' });
  });

  it('says of every part that is missing or damaged which one it is', () => {
    for (const part of ['xl/workbook.xml', SHEET])
      expect(refusalOf(withPart(part, null))).toMatchObject({ reason: 'partMissing', part });
    expect(refusalOf(withPart(SHEET, '<worksheet><sheetData>'))).toMatchObject({ reason: 'xml', part: SHEET });
    expect(refusalOf(withPart(SHEET, `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`))).toMatchObject({ reason: 'depth' });
    expect(refusalOf(withRows('<row r="2"/><row r="2"/>'))).toMatchObject({ reason: 'rowOrder', part: 'Plan' });
    expect(refusalOf(withRows('<row r="1"><c r="B1"/><c r="A1"/></row>'))).toMatchObject({ reason: 'cellPlace' });
    expect(refusalOf(withRows('<row r="1"><c r="XFE1"/></row>'))).toMatchObject({ reason: 'cellPlace' });
    expect(refusalOf(withRows('<row r="1"><c r="A2"/></row>'))).toMatchObject({ reason: 'cellPlace' });
  });

  it('tells other kinds of files from damaged ones', () => {
    const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    expect(refusalOf(compound, 'old.xls')).toMatchObject({ code: 'workbookOld' });
    expect(refusalOf(compound)).toMatchObject({ code: 'workbookOld' });
    const openDocument = zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') });
    expect(refusalOf(openDocument, 'plan.ods')).toMatchObject({ code: 'workbookOther' });
    const binary = withPart(
      '_rels/.rels',
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
    );
    expect(refusalOf(binary, 'plan.xlsb')).toMatchObject({ code: 'workbookOther' });
    const document = withPart('xl/workbook.xml', '<document/>');
    expect(refusalOf(document, 'letter.docx')).toMatchObject({ code: 'workbookOther' });
    expect(refusalOf(strToU8('key,name\nPAY,Payments\n'))).toMatchObject({ code: 'workbookBroken', reason: 'notZip' });
    expect(refusalOf(strToU8('<!doctype html><title>Sign in</title>'))).toMatchObject({ code: 'importWebPage' });
    expect(refusalOf(new Uint8Array())).toMatchObject({ code: 'fileEmpty' });
    // What it holds says more than its ending.
    expect(parse(workbookBytes({ sheets }), 'export.csv')).toMatchObject({
      format: 'xlsx',
      rows: [['PAY', 'Payments']],
    });
  });

  it('refuses a sheet of more rows or cells than a plan can have, without holding them', () => {
    const many = Array.from(
      { length: LIMITS.importRows + 200 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at % 977}</v></c></row>`,
    );
    expect(refusalOf(withRows(many.join('')))).toMatchObject({ code: 'importTooManyRows' });
    const wide = Array.from(
      { length: 20_000 },
      (_, at) => `<row r="${at + 1}"><c r="RZ${at + 1}"><v>${at % 977}</v></c></row>`,
    );
    expect(refusalOf(withRows(wide.join('')))).toMatchObject({ code: 'importTooManyCells' });
    const far = parse(
      withRows(
        '<row r="1"><c r="A1" t="str"><v>Key</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>1</v></c></row>',
      ),
    );
    expect(far.notes).toMatchObject([{ code: 'columnsPastLimit', count: 1 }]);
    // A merge over the whole sheet is filled where there are rows, and nowhere else.
    const rows = rowsOf([
      ['Key', 'Name'],
      ['PAY', 'Payments'],
      ['', 'Ledger'],
    ]);
    const merged = parse(workbookBytes({ sheets: [{ name: 'Plan', rows, merges: ['A2:XFD1048576', 'A2:A9', 'x'] }] }));
    expect(merged).toMatchObject({
      rows: [
        ['PAY', 'Payments'],
        ['PAY', 'Ledger'],
      ],
    });
  });

  it('any damage is refused with a typed error or read, never a hang or a crash', () => {
    const sound = workbookBytes({ sheets, strings: ['<t>x</t>'], formats: [0, 14] });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(sound.length),
        fc.boolean(),
        (flips, cut, isCut) => {
          const bytes = sound.slice(0, isCut ? cut : sound.length);
          for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
          refusalOf(bytes);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('any text in place of a part is refused with a typed error or read', () => {
    const pieces = fc.constantFrom(
      '<row r="1">',
      '</row>',
      '<c r="A1" t="s">',
      '</c>',
      '<v>',
      '</v>',
      '<f/>',
      '9e99',
      '<is>',
      '<t>',
      '&#0;',
      '&amp;',
      '<!--',
      '-->',
      ']]>',
      '<![CDATA[',
      '<mergeCell ref="A1:A9"/>',
      '<c/>',
      '"',
      ' ',
      '<sheetData>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        refusalOf(withRows(parts.join('')));
        refusalOf(withPart('xl/styles.xml', `<styleSheet>${parts.join('')}</styleSheet>`));
      }),
    );
  });

  // Twice as long for a text twice as long: looked at again and again, these would take hours.
  it('looks at every character once, also in a tag or comment that never ends', () => {
    for (const text of [
      `<a>${'<!-- '.repeat(400_000)}`,
      `<a ${'x="1" '.repeat(400_000)}`,
      `<a>${'&'.repeat(2_000_000)}`,
      `<${'a'.repeat(2_000_000)}`,
    ])
      expect(() => readXml(text, {})).toThrow();
  });
});
