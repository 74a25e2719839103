import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog } from '#electron/log/log.ts';
import { loggableDetail, loggableEvent } from '#electron/log/redact.ts';
import { temporaryFolder } from '../../support/folder.ts';

describe('redaction', () => {
  test('keeps numbers, truth values and the program’s own words', () => {
    const detail = {
      rows: 41,
      ok: true,
      nothing: null,
      code: 'diskFull',
      call: 'saveFile',
      table: 'releases',
      name: 'TypeError',
    };
    expect(loggableDetail(detail)).toEqual(detail);
  });

  test('of any other text, keeps its length', () => {
    expect(loggableDetail({ title: 'Project Nightingale', key: 'PAY26' })).toEqual({ titleLength: 19, keyLength: 5 });
  });

  test('drops a name that could be content', () => {
    expect(loggableDetail({ 'Project Nightingale': 1, ['x'.repeat(60)]: 1 })).toEqual({});
    expect(loggableEvent('Project Nightingale')).toBe('unnamed');
    expect(loggableEvent('import.finished')).toBe('import.finished');
  });
});

describe('the file', () => {
  function log(maxBytes = 1024 * 1024) {
    const folder = join(temporaryFolder(), 'logs');
    const write = createLog({ folder, maxBytes, now: () => new Date('2026-11-20T12:00:00Z') });
    return { folder, write, read: () => readFileSync(join(folder, 'slipway.log'), 'utf8') };
  }

  test('holds a line of JSON per event', () => {
    const { write, read } = log();
    write('warn', 'call.failed', { call: 'backupRead', code: 'forbiddenPath' });
    write('info', 'app.started');
    expect(
      read()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        at: '2026-11-20T12:00:00.000Z',
        level: 'warn',
        event: 'call.failed',
        call: 'backupRead',
        code: 'forbiddenPath',
      },
      { at: '2026-11-20T12:00:00.000Z', level: 'info', event: 'app.started' },
    ]);
  });

  test('never holds a record’s content, wherever it was passed', () => {
    const { write, read } = log();
    const content = fc.string({ minLength: 4 }).map((text) => `§${text}§`);
    fc.assert(
      fc.property(content, fc.constantFrom('title', 'notes', 'file'), (text, key) => {
        write('error', text, { [key]: text, [text]: 1, code: text });
        const last = read().trimEnd().split('\n').at(-1) ?? '';
        expect(last).not.toContain('§');
        expect(Object.keys(JSON.parse(last) as object)).toEqual(['at', 'level', 'event', `${key}Length`, 'codeLength']);
      }),
      { numRuns: 50 },
    );
  });

  test('is turned over when it is full, and one old file is kept', () => {
    const { folder, write, read } = log(2000);
    for (let count = 0; count < 100; count += 1) write('info', 'import.progress', { count });
    expect(readdirSync(folder).toSorted()).toEqual(['slipway.log', 'slipway.old.log']);
    expect(read().length).toBeLessThan(2200);
    expect(read()).toContain('"count":99');
  });
});
