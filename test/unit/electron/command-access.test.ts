import { resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessOf } from '#electron/command-line/access.ts';
import type { Command } from '#shared/bridge.ts';
import { OUTPUT_FORMATS, outputPath } from '#shared/command-output.ts';
import { LIMITS } from '#shared/limits.ts';

const CWD = resolve('/home/me');
const exportTo = (out: string, formats: Extract<Command, { name: 'export' }>['formats'] = ['pdf', 'ics']) =>
  accessOf({ name: 'export', what: 'calendar', out, formats, monochrome: false, journal: false }, CWD);
const refused = (out: string, path: string) => () => exportTo(out).writable(path);

describe('reading', () => {
  const access = accessOf({ name: 'import', files: ['a.csv', '../b.ics'], dryRun: false }, CWD);

  test('takes the files of the line, against the caller’s folder', () => {
    expect(access.readable('a.csv')).toEqual({ path: resolve(CWD, 'a.csv'), limit: LIMITS.importFileBytes });
    expect(access.readable('../b.ics').path).toBe(resolve(CWD, '../b.ics'));
  });

  test('refuses every other, however it is spelled', () => {
    for (const file of ['b.csv', './a.csv', resolve(CWD, 'a.csv'), '', '/etc/passwd']) {
      expect(() => access.readable(file)).toThrow('forbiddenPath');
    }
    expect(() => accessOf({ name: 'check' }, CWD).readable('a.csv')).toThrow('forbiddenPath');
  });

  test('a workspace file may be larger than a table', () => {
    expect(accessOf({ name: 'open', file: 'p.slipway' }, CWD).readable('p.slipway').limit).toBe(
      LIMITS.workspaceFileBytes,
    );
  });
});

describe('writing', () => {
  test('a file, its other formats, a base name, a folder', () => {
    expect(exportTo('plan.pdf').writable('plan.pdf')).toBe(resolve(CWD, 'plan.pdf'));
    expect(exportTo('plan.pdf').writable('plan.ics')).toBe(resolve(CWD, 'plan.ics'));
    expect(exportTo('plan').writable('plan.pdf')).toBe(resolve(CWD, 'plan.pdf'));
    expect(exportTo('out/').writable('out/calendar.pdf')).toBe(resolve(CWD, 'out/calendar.pdf'));
  });

  test('nothing beside, above or below', () => {
    expect(refused('plan.pdf', 'other.pdf')).toThrow('forbiddenPath');
    expect(refused('plan.pdf', '../plan.pdf')).toThrow('forbiddenPath');
    expect(refused('out/', 'calendar.pdf')).toThrow('forbiddenPath');
    expect(refused('out/', 'out/../calendar.pdf')).toThrow('forbiddenPath');
    expect(refused('out/', 'out/deeper/calendar.pdf')).toThrow('forbiddenPath');
    expect(refused('plan', 'plan.pdf\0.txt')).toThrow('forbiddenPath');
  });

  test('only the formats the line asked for', () => {
    expect(refused('out/', 'out/a.csv')).toThrow('forbiddenPath');
    expect(refused('out/', 'out/a.exe')).toThrow('forbiddenPath');
    expect(refused('out/', 'out/.pdf')).toThrow('forbiddenPath');
    expect(() => accessOf({ name: 'check' }, CWD).writable('a.pdf')).toThrow('forbiddenPath');
  });

  test('what the renderer builds by the shared rule is always allowed, and never leaves the named place', () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9. -]{0,10}[a-z0-9]$/);
    fc.assert(
      fc.property(
        word,
        fc.constantFrom('', '/', '.pdf', '.ics'),
        fc.constantFrom(...OUTPUT_FORMATS),
        (name, tail, format) => {
          const out = name + tail;
          const path = outputPath(out, format, 'calendar');
          const target = exportTo(out, [...OUTPUT_FORMATS]).writable(path);
          const folder = tail === '/' ? resolve(CWD, out) + sep : CWD + sep;
          expect(target.startsWith(folder)).toBe(true);
          expect(target.endsWith(`.${format}`)).toBe(true);
        },
      ),
    );
  });
});
