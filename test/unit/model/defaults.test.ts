import { describe, expect, it } from 'vitest';
import type { ColourSet } from '#shared/model/appearance.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import type { Change } from '#shared/model/journal.ts';
import { TABLES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import { createText } from '#shared/text/index.ts';

const changes = defaultConfiguration(createText('en').t, 'Europe/Vienna');

function made<T extends TableName>(table: T, list: readonly Change[] = changes): RecordOf<T>[] {
  return list.flatMap((change) =>
    change.op === 'create' && change.table === table ? [change.record as RecordOf<T>] : [],
  );
}

describe('default configuration', () => {
  it('is made of records that can be written', () => {
    for (const change of changes) {
      if (change.op !== 'create') throw new Error('only creates');
      expect(TABLES[change.table].safeParse(change.record).error).toBeUndefined();
    }
    expect(made('settings')[0]?.zone).toBe('Europe/Vienna');
  });

  it('has the ids everyone else relies on', () => {
    const ids = (table: TableName): string[] => made(table).map((record) => record.id);
    expect(ids('release-types')).toEqual(['major', 'minor', 'hotfix', 'emergency', 'standard']);
    expect(ids('phase-types')).toEqual([
      'plan',
      'development',
      'system-test',
      'uat',
      'deployment',
      'early-life-support',
    ]);
    expect(ids('gate-types')).toEqual(['quality-gate', 'go-no-go', 'cab']);
    expect(ids('event-kinds').sort()).toEqual(
      [
        'change-window',
        'hard-freeze',
        'holiday',
        'maintenance-window',
        'meeting',
        'milestone',
        'other',
        'soft-freeze',
      ].sort(),
    );
  });

  it('lets every status be reached and names only statuses of its own kind', () => {
    const statuses = made('statuses');
    for (const status of statuses) {
      for (const next of status.transitions) {
        expect(statuses.find((other) => other.id === next)?.appliesTo).toBe(status.appliesTo);
      }
    }
    for (const [start, kind] of [
      ['draft', 'releases'],
      ['dep-planned', 'deployments'],
    ] as const) {
      const reached = new Set<string>([start]);
      for (const id of reached)
        for (const next of statuses.find((s) => s.id === id)?.transitions ?? []) reached.add(next);
      expect([...reached].sort()).toEqual(
        statuses
          .filter((s) => s.appliesTo === kind)
          .map((s) => s.id)
          .sort(),
      );
    }
  });

  it('can be read in both themes: ink on fill at least 4.5, edge on page at least 3', () => {
    const kinds = [...made('release-types'), ...made('phase-types'), ...made('gate-types'), ...made('event-kinds')];
    expect(kinds.length).toBeGreaterThan(20);
    for (const { id, appearance } of kinds) {
      for (const [theme, page] of [
        ['light', '#ffffff'],
        ['dark', '#0f1317'],
      ] as const) {
        const set: ColourSet = appearance[theme];
        expect.soft(contrast(set.ink, set.fill), `${id} ${theme} ink`).toBeGreaterThanOrEqual(4.5);
        expect.soft(contrast(set.edge, page), `${id} ${theme} edge`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('follows the reader’s language', () => {
    const names = made('statuses', defaultConfiguration(createText('en-XA').t)).map((status) => status.name);
    expect(names.every((name) => name.startsWith('⟦'))).toBe(true);
  });
});

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
