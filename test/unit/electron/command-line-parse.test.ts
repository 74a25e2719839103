import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '#electron/command-line/parse.ts';

const parse = (line: string) => parseCommandLine(line === '' ? [] : line.split(' '));
function command(line: string) {
  const invocation = parse(line);
  if (invocation.type !== 'command') throw new Error(`${line}: ${JSON.stringify(invocation)}`);
  return invocation;
}
function problem(line: string) {
  const invocation = parse(line);
  if (invocation.type !== 'usage') throw new Error(`${line}: ${JSON.stringify(invocation)}`);
  return invocation.problem.key;
}

describe('the planner', () => {
  test('opens without words, with a profile, and with a file from the desktop', () => {
    expect(parse('')).toEqual({ type: 'window', profile: null, file: null });
    expect(parse('--profile p')).toEqual({ type: 'window', profile: 'p', file: null });
    expect(parseCommandLine(['/home/a b/plan.SLIPWAY'])).toEqual({
      type: 'window',
      profile: null,
      file: '/home/a b/plan.SLIPWAY',
    });
  });

  test('a word that is no command and no workspace file is wrong usage', () => {
    expect(problem('exprot calendar')).toBe('unknownCommand');
    expect(problem('plan.csv')).toBe('unknownCommand');
    expect(problem('a.slipway b.slipway')).toBe('tooMany');
    expect(problem('--json')).toBe('optionNeedsCommand');
    expect(problem('--workspace w')).toBe('optionNeedsCommand');
  });
});

describe('commands', () => {
  test('open', () => {
    expect(command('open plan.slipway').command).toEqual({ name: 'open', file: 'plan.slipway' });
    expect(problem('open')).toBe('tooFew');
    expect(problem('open a b')).toBe('tooMany');
  });

  test('import takes files, a kind and a rehearsal', () => {
    expect(command('import a.ics b.csv --as events --dry-run').command).toEqual({
      name: 'import',
      files: ['a.ics', 'b.csv'],
      as: 'events',
      dryRun: true,
    });
    expect(command('import a.ics').command).toEqual({ name: 'import', files: ['a.ics'], dryRun: false });
    expect(parseCommandLine(['import', 'a.xlsx', '--sheet', 'Release plan', '--leave-hidden'])).toMatchObject({
      command: { name: 'import', files: ['a.xlsx'], sheet: 'Release plan', leaveHidden: true, dryRun: false },
    });
    expect(problem('import a.xlsx --sheet')).toBe('valueMissing');
    expect(problem('import')).toBe('tooFew');
    expect(problem('import a.csv --as trains')).toBe('notAWord');
    expect(problem('import a.csv --dry-run=yes')).toBe('valueNotTaken');
  });

  test('edit splits at the first equals sign, and keeps what stands behind it', () => {
    const parsed = parseCommandLine(['edit', 'releases', 'PAY 26.4', 'name=A=B', 'notes=']);
    expect(parsed).toMatchObject({
      command: {
        name: 'edit',
        kind: 'releases',
        key: 'PAY 26.4',
        fields: [
          { field: 'name', value: 'A=B' },
          { field: 'notes', value: '' },
        ],
      },
    });
    expect(problem('edit releases K name')).toBe('notAssignment');
    expect(problem('edit releases K =x')).toBe('notAssignment');
    expect(problem('edit releases K')).toBe('tooFew');
  });

  test('export reads its options', () => {
    expect(
      command(
        'export calendar --out out/ --from 2026-10-01 --to 2026-12-31 --view agenda --paper a3 --format pdf,ics,csv',
      ).command,
    ).toEqual({
      name: 'export',
      what: 'calendar',
      out: 'out/',
      from: '2026-10-01',
      to: '2026-12-31',
      view: 'agenda',
      paper: 'a3',
      formats: ['pdf', 'ics', 'csv'],
      monochrome: false,
      journal: false,
    });
  });

  test('everything a calendar can be asked for goes in one line', () => {
    expect(
      command(
        'export calendar --out out/ --from 2026-01-01 --to 2026-12-31 --view year --paper a2 --tile letter ' +
          '--orientation portrait --lanes-by team --columns when,title --format pdf,html,ics,csv --monochrome ' +
          '--publish --since 4 --list-changes',
      ).command,
    ).toEqual({
      name: 'export',
      what: 'calendar',
      out: 'out/',
      from: '2026-01-01',
      to: '2026-12-31',
      view: 'year',
      paper: 'a2',
      tile: 'letter',
      orientation: 'portrait',
      lanesBy: 'team',
      columns: ['when', 'title'],
      formats: ['pdf', 'html', 'ics', 'csv'],
      monochrome: true,
      publish: true,
      since: 4,
      listChanges: true,
      journal: false,
    });
    expect(command('export calendar --out x --since last').command).toMatchObject({ since: 'last' });
  });

  test.each([
    '--orientation upside',
    '--lanes-by colour',
    '--columns when,cost',
    '--paper a0',
    '--since 0',
    '--since yesterday',
  ])('a calendar is not exported with %s', (option) => {
    expect(problem(`export calendar --out x ${option}`)).toBe('notAWord');
  });

  test('a large paper is put together of smaller sheets, and of no others', () => {
    expect(command('export calendar --out x --view lanes --paper a1 --tile a4').command).toMatchObject({
      view: 'lanes',
      paper: 'a1',
      tile: 'a4',
    });
    expect(command('export calendar --out x --paper a2').command).not.toHaveProperty('tile');
    expect(problem('export calendar --out x --tile a4')).toBe('tileNotSmaller');
    expect(problem('export calendar --out x --paper a3 --tile a3')).toBe('tileNotSmaller');
    expect(problem('export calendar --out x --paper a1 --tile a2')).toBe('notAWord');
    expect(problem('export workspace --out x --tile a4')).toBe('optionNotOf');
  });

  test('the format of an export follows the ending where none is named', () => {
    const formats = (line: string) => {
      const { command: parsed } = command(line);
      return parsed.name === 'export' ? parsed.formats : null;
    };
    expect(formats('export calendar --out plan.csv')).toEqual(['csv']);
    expect(formats('export calendar --out plan')).toEqual(['pdf']);
    expect(formats('export workspace --out plan --journal')).toEqual(['slipway']);
    expect(formats('export calendar --out plan.pdf --format pdf,ics,pdf')).toEqual(['pdf', 'ics']);
    expect(problem('export calendar --out plan.csv --format pdf')).toBe('outNotFile');
    expect(problem('export workspace --out plan.pdf')).toBe('formatNotOf');
    expect(problem('export calendar --out plan.slipway')).toBe('formatNotOf');
  });

  test('a view is one of the words, or the name of one that was saved', () => {
    expect(command('export calendar --out x --view agenda').command).toMatchObject({ view: 'agenda' });
    expect(command('export calendar --out x --view decade').command).toMatchObject({ savedView: 'decade' });
  });

  test('export refuses what it cannot mean', () => {
    expect(problem('export calendar')).toBe('outMissing');
    expect(problem('export plan --out x')).toBe('notAWord');
    expect(problem('export calendar --out x --from 2026-02-30')).toBe('notADate');
    expect(problem('export calendar --out x --from 2026-12-31 --to 2026-01-01')).toBe('rangeReversed');
    expect(problem('export calendar --out x --format xlsx')).toBe('formatNotOf');
    expect(problem('export cab-pack --out x --format csv')).toBe('formatNotOf');
    expect(problem('export cab-pack --out x --paper a3')).toBe('notAWord');
    expect(problem('export cab-pack --out x --meeting CAB --from 2026-12-01')).toBe('optionNotOf');
    expect(problem('export change-schedule --out x --meeting CAB')).toBe('optionNotOf');
    expect(problem('export calendar --out x --draft --publish')).toBe('optionNotOf');
    expect(problem('export workspace --out x --draft')).toBe('optionNotOf');
    expect(problem('export calendar --out x --journal')).toBe('optionNotOf');
    expect(problem('export workspace --out x --paper a4')).toBe('optionNotOf');
    expect(problem('export calendar --out x --out y')).toBe('givenTwice');
  });

  test('check and preview', () => {
    expect(command('check').command).toEqual({ name: 'check' });
    expect(problem('check all')).toBe('tooMany');
    expect(command('preview').command).toEqual({ name: 'preview', out: 'out/' });
    expect(command('preview --out a.pdf').command).toEqual({ name: 'preview', out: 'a.pdf' });
    expect(problem('preview --out a.csv')).toBe('formatNotOf');
  });
});

describe('options', () => {
  test('the common ones go with every command, on either side of its name', () => {
    const expected = { profile: 'p', workspace: 'Board plan', json: true, command: { name: 'check' } };
    expect(parseCommandLine(['check', '--profile', 'p', '--json', '--workspace', 'Board plan'])).toMatchObject(
      expected,
    );
    expect(parseCommandLine(['--profile=p', '--workspace', 'Board plan', '--json', 'check'])).toMatchObject(expected);
  });

  test('a profile named like a command is not the command', () => {
    expect(parse('--profile check')).toEqual({ type: 'window', profile: 'check', file: null });
  });

  test('an unknown one is wrong usage wherever it stands, and names the command', () => {
    expect(parse('check --jsn')).toEqual({
      type: 'usage',
      command: 'check',
      json: false,
      problem: { key: 'unknownOption', option: '--jsn', command: 'check' },
    });
    expect(problem('--verbose')).toBe('unknownOption');
    expect(problem('check -x')).toBe('unknownOption');
    expect(problem('import a.csv --paper a4')).toBe('unknownOption');
  });

  test('a value that is missing is not taken from the next option', () => {
    expect(problem('export calendar --out --json')).toBe('valueMissing');
    expect(problem('check --profile')).toBe('valueMissing');
    expect(command('export calendar --out=--json.pdf').command).toMatchObject({ out: '--json.pdf' });
  });

  test('wrong usage still says that JSON was asked for', () => {
    expect(parse('check --jsn --json')).toMatchObject({ type: 'usage', json: true });
  });

  test('help wins over what is missing', () => {
    expect(parse('--help')).toEqual({ type: 'help', command: null });
    expect(parse('export --help')).toEqual({ type: 'help', command: 'export' });
    expect(parse('export -h')).toEqual({ type: 'help', command: 'export' });
  });
});

test('no line makes the parser throw', () => {
  const words = fc.constantFrom(
    'open',
    'import',
    'edit',
    'export',
    'check',
    'preview',
    '--',
    '--out',
    '--out=',
    '-',
    '=',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 8 }), (args) => {
      expect(['window', 'command', 'help', 'usage']).toContain(parseCommandLine(args).type);
    }),
  );
});
