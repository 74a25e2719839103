import { describe, expect, test } from 'vitest';
import { failedSummary, helpOutcome, summaryOutcome, usageOutcome } from '#electron/command-line/outcome.ts';
import { COMMAND_NAMES } from '#electron/command-line/grammar.ts';
import { parseCommandLine } from '#electron/command-line/parse.ts';
import type { CommandSummary } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { createText } from '#shared/text/index.ts';

const { t } = createText('en');
const SUMMARY: CommandSummary = {
  ok: true,
  command: 'import',
  counts: { created: 41 },
  problems: [],
  outputs: ['/out/plan.pdf'],
  lines: ['41 events came in.'],
};
const PROBLEM = {
  file: 'a.csv',
  row: 12,
  column: 'start',
  value: '2026-02-30',
  code: 'noSuchDay',
  message: 'No such day',
};

describe('a summary', () => {
  test('is sentences for a person', () => {
    expect(summaryOutcome(SUMMARY, false, t)).toEqual({ exitCode: 0, stdout: ['41 events came in.'], stderr: [] });
  });

  test('ends with one line of JSON for a program, and no sentences in it', () => {
    const { stdout } = summaryOutcome(SUMMARY, true, t);
    expect(JSON.parse(stdout.at(-1) ?? '')).toEqual({
      ok: true,
      command: 'import',
      counts: { created: 41 },
      problems: [],
      outputs: ['/out/plan.pdf'],
    });
  });

  test('names the place of a problem on standard error and exits 1', () => {
    expect(summaryOutcome({ ...SUMMARY, ok: false, problems: [PROBLEM] }, false, t)).toMatchObject({
      exitCode: 1,
      stderr: ['a.csv, line 12, column start: No such day (2026-02-30)'],
    });
  });

  test('exits 2 where the renderer saw wrong usage', () => {
    const problems = [{ ...PROBLEM, code: 'usage' }];
    expect(summaryOutcome({ ...SUMMARY, ok: false, problems }, false, t).exitCode).toBe(2);
  });

  test('stays one line whatever stands in a value', () => {
    const problems = [{ ...PROBLEM, value: 'a\nb' }];
    expect(summaryOutcome({ ...SUMMARY, problems }, true, t).stdout.at(-1)).not.toContain('\n');
  });
});

test('an error of main becomes the catalogue’s sentence, an unknown one no text of its own', () => {
  const known = failedSummary('check', new SlipwayError('fileUnreadable', { name: 'a.csv' }), t);
  expect(known.problems[0]).toMatchObject({
    code: 'fileUnreadable',
    message: 'a.csv could not be read. Check that it exists and that you may open it.',
  });
  const unknown = failedSummary('check', new Error('the secret plan'), t);
  expect(JSON.stringify(unknown)).not.toContain('secret');
});

describe('texts', () => {
  test('every kind of wrong usage has a whole sentence', () => {
    const lines = [
      'bogus',
      'check --x',
      '--json',
      'check --profile',
      'check --json=1',
      'check --json --json',
      'export calendar --out x --from 1',
      'import a --as b',
      'open',
      'open a b',
      'edit a b c',
      'export calendar',
      'export workspace --out a.pdf',
      'export workspace --out a --paper a4',
      'export calendar --out a --from 2026-02-02 --to 2026-01-01',
      'export calendar --out a.csv --format pdf',
    ];
    const keys = lines.map((line) => {
      const invocation = parseCommandLine(line.split(' '));
      if (invocation.type !== 'usage') throw new Error(line);
      const { exitCode, stderr, stdout } = usageOutcome(invocation.problem, 'check', true, t);
      expect(exitCode).toBe(2);
      expect(stderr[0]).toMatch(/^\S.*\.$/);
      expect(stderr[0]).not.toContain('{{');
      expect(JSON.parse(stdout[0] ?? '')).toMatchObject({ ok: false, problems: [{ code: 'usage' }] });
      return invocation.problem.key;
    });
    expect(new Set(keys).size).toBe(lines.length);
  });

  test('help names every command', () => {
    const [help = ''] = helpOutcome(null, t).stdout;
    for (const name of COMMAND_NAMES) {
      expect(help).toContain(`slipway ${name}`);
      expect(helpOutcome(name, t).stdout[0]).toContain(`slipway ${name}`);
    }
  });
});
