import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlock, readBlock } from '#shared/importing/block/cells.ts';
import { changesOfPlan, type ReadOptions } from '#shared/importing/index.ts';
import { bytesOf, MemoryWorkspace } from '../../support/importing.ts';

/** As Excel writes a block: quotes around what holds a tab, a line end or a quote. */
const asExcel = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => cells.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\r\n');

describe('a block of cells from the clipboard', () => {
  it('comes back cell by cell as Excel quoted it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\t', '\n', ' ', ',', ';', "'"), maxLength: 8 });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        expect(readBlock(`${asExcel(rows)}\r\n`)).toEqual(rows);
      }),
    );
  });

  it('any text is read without losing a character that is no separator', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n'), maxLength: 40 }), (text) => {
        const letters = (of: string) => of.replace(/[^a]/g, '');
        expect(letters(readBlock(text).flat().join(''))).toBe(letters(text));
      }),
    );
  });

  it('leaves quotes that quote nothing as they were typed (Google Sheets, LibreOffice)', () => {
    expect(readBlock('"Big" release\t"quoted"\n"open\tb')).toEqual([
      ['"Big" release', '"quoted"'],
      ['"open', 'b'],
    ]);
    expect(readBlock('"two\nlines"\t"say ""hi"""')).toEqual([['two\nlines', 'say "hi"']]);
  });

  it('is told from a word and a sentence', () => {
    expect(['', 'PAY 26.4', 'A sentence, with commas.', 'a line end\n'].map(isBlock)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['a\tb', 'a\nb'].map(isBlock)).toEqual([true, true]);
  });
});

describe('rows pasted into a list', () => {
  const paste = (workspace: MemoryWorkspace, text: string, options: ReadOptions = {}) =>
    workspace.plan(workspace.parse('pasted rows', bytesOf(text), { isPasted: true, ...options }), {
      table: 'releases',
    });
  const HEADED =
    'Key\tName\tGo live\nPAY 26.4\tInstant payments\t10/12/2026\nLED 26.4\t"Ledger\nand postings"\t17/12/2026\n';

  it('come in under their header, or by what they hold where they have none', () => {
    const headed = new MemoryWorkspace();
    const plan = paste(headed, HEADED);
    headed.apply(changesOfPlan(plan, {}, headed.nextId));
    expect(headed.all('releases')).toMatchObject([
      { key: 'PAY 26.4', name: 'Instant payments', releaseDate: '2026-12-10' },
      { key: 'LED 26.4', name: 'Ledger and postings', releaseDate: '2026-12-17' },
    ]);
    const bare = new MemoryWorkspace();
    const second = paste(bare, 'PAY 26.4\tInstant payments\t10/12/2026\nLED 26.4\tLedger\t17/12/2026');
    expect(second.notes.map((note) => note.code)).toContain('headerMissing');
    bare.apply(changesOfPlan(second, {}, bare.nextId));
    expect(bare.all('releases')).toMatchObject([
      { key: 'PAY 26.4', name: 'Instant payments', releaseDate: '2026-12-10' },
      { key: 'LED 26.4', name: 'Ledger', releaseDate: '2026-12-17' },
    ]);
    expect(bare.all('custom-fields')).toEqual([]);
  });

  it('the person knows better which row names the columns', () => {
    const workspace = new MemoryWorkspace();
    const plan = paste(workspace, 'Number\tWhat\nA 1\tOne\n', { hasHeader: false });
    expect(plan.creates.map((row) => row.label)).toEqual(['Number', 'A 1']);
    const named = workspace.parse('pasted rows', bytesOf('Alpha\tBeta\nA 1\tOne\n'), {
      isPasted: true,
      hasHeader: true,
    });
    expect(named).toMatchObject({ headers: ['Alpha', 'Beta'], rows: [['A 1', 'One']] });
  });

  it('are no delivery of a file: what was pasted before is not gone, and what was deleted comes back', () => {
    const workspace = new MemoryWorkspace();
    workspace.apply(changesOfPlan(paste(workspace, HEADED), {}, workspace.nextId));
    expect(workspace.all('import-links')).toEqual([]);
    expect(workspace.all('import-sources')).toMatchObject([{ format: 'paste', table: 'releases' }]);
    const other = paste(workspace, 'Key\tName\nBUS 27.1\tTimetables\n');
    expect(other.counts).toMatchObject({ created: 1, gone: 0 });
    const [pay] = workspace.all('releases');
    workspace.apply([{ op: 'delete', table: 'releases', id: pay?.id ?? '' }]);
    expect(paste(workspace, HEADED).counts).toMatchObject({ created: 1, unchanged: 1, removed: 0 });
  });

  it('never overwrite in silence: what differs from the record of that key is asked', () => {
    const workspace = new MemoryWorkspace();
    workspace.apply(changesOfPlan(paste(workspace, HEADED), {}, workspace.nextId));
    const again = paste(workspace, HEADED.replace('10/12/2026', '11/12/2026'));
    expect(again.conflicts).toMatchObject([{ field: 'releaseDate', yours: '2026-12-10', theirs: '2026-12-11' }]);
    workspace.apply(changesOfPlan(again, { all: 'take' }, workspace.nextId));
    expect(workspace.all('releases')[0]).toMatchObject({ releaseDate: '2026-12-11' });
  });
});
