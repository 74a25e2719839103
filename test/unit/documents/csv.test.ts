import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, vi } from 'vitest';
import { protectCell, unprotectCell } from '#shared/csv-cell.ts';
import { CSV_COLUMNS, writeCsv } from '#shared/documents/writers/csv.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import { createText } from '#shared/text/index.ts';
import { dates, series, timed } from '../../support/any-series.ts';
import { defaultPlan, rowsOf, samplePlan } from '../../support/plan.ts';
import { event } from '../../support/records.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const { t } = createText('en');
const { configuration } = defaultPlan();
const range = { first: '2026-12-01', last: '2026-12-31', zone: 'Europe/Berlin' };

function rowsOfCsv(text: string): Record<string, string>[] {
  const [heads = [], ...rows] = Papa.parse(text.replace('\uFEFF', ''), { skipEmptyLines: true }).data;
  return rows.map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? ''])));
}
function csvOf(...events: ReturnType<typeof event>[]): Record<string, string>[] {
  const rows = {
    releases: [],
    phases: [],
    gates: [],
    deployments: [],
    bookings: [],
    changes: [],
    events,
    releasesById: new Map(),
  };
  return rowsOfCsv(writeCsv(snapshotOf(projectEntries(rows, configuration, range), events, configuration, range), t));
}

// Properties take their time where other work shares the machine.
vi.setConfig({ testTimeout: 30_000 });

describe('a table', () => {
  it('has every entry of the range, series expanded, in ISO 8601', () => {
    const cab = series(timed('2026-12-01T10:00', '2026-12-01T11:00'), { rules: ['FREQ=WEEKLY;COUNT=3'] });
    const rows = csvOf(
      { ...cab, title: 'CAB', kindId: 'meeting' },
      event('f', { title: 'Freeze', kindId: 'hard-freeze', when: dates('2026-12-18', '2026-12-31') }),
    );
    expect(rows.map(({ title, start, end, zone, code }) => [title, start, end, zone, code])).toEqual([
      ['CAB', '2026-12-01T10:00:00+01:00', '2026-12-01T11:00:00+01:00', 'Europe/Berlin', 'C'],
      ['CAB', '2026-12-08T10:00:00+01:00', '2026-12-08T11:00:00+01:00', 'Europe/Berlin', 'C'],
      ['CAB', '2026-12-15T10:00:00+01:00', '2026-12-15T11:00:00+01:00', 'Europe/Berlin', 'C'],
      ['Freeze', '2026-12-18', '2026-12-31', '', 'X'],
    ]);
  });

  it('writes a time in a gap where it was put, and tells the two equal hours apart', () => {
    const rows = (start: string): string | undefined => {
      const e = event('g', { when: timed(start, start) });
      const wide = { ...range, first: '2026-01-01' };
      const list = projectEntries(
        {
          releases: [],
          phases: [],
          gates: [],
          deployments: [],
          bookings: [],
          changes: [],
          events: [e],
          releasesById: new Map(),
        },
        configuration,
        wide,
      );
      return rowsOfCsv(writeCsv(snapshotOf(list, [e], configuration, wide), t))[0]?.['start'];
    };
    expect(rows('2026-03-29T02:30')).toBe('2026-03-29T03:30:00+02:00');
    expect(rows('2026-10-25T02:30')).toBe('2026-10-25T02:30:00+02:00');
  });

  it('comes back cell by cell, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((s) => s.trim() !== ''),
          { minLength: 1, maxLength: 6 },
        ),
        (titles) => {
          const events = titles.map((title, i) =>
            event(`e${i}`, { title, when: dates(`2026-12-${String(i + 1).padStart(2, '0')}`) }),
          );
          expect(csvOf(...events).map((row) => unprotectCell(row['title'] ?? ''))).toEqual(events.map((e) => e.title));
        },
      ),
    );
  });

  it('leaves no formula to run, and no number spoilt', () => {
    for (const title of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', "'=x"]) {
      expect(/^[=+\-@]/.test(protectCell(title)), title).toBe(false);
      expect(unprotectCell(protectCell(title))).toBe(title);
    }
    for (const title of ['-5', '+49', '3.5', 'plain', "'quoted'", '']) expect(protectCell(title)).toBe(title);
  });

  it('is UTF-8 with a mark for Excel unless asked otherwise, and has a line for each of the sample', () => {
    const plan = samplePlan();
    const entries = projectEntries(rowsOf(plan.tables), plan.configuration, range);
    const snapshot = snapshotOf(entries, plan.tables.events, plan.configuration, range);
    expect(writeCsv(snapshot, t).startsWith(`\uFEFF${CSV_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(writeCsv(snapshot, t, { bom: false }).startsWith('title,')).toBe(true);
    expect(rowsOfCsv(writeCsv(snapshot, t))).toHaveLength(entries.length);
  });
});
