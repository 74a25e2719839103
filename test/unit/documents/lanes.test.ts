import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Paper } from '#shared/bridge.ts';
import { buildCalendarDocument } from '#shared/documents/calendar.ts';
import { itemsByStart } from '#shared/documents/items.ts';
import type { CalendarChoices } from '#shared/documents/snapshot.ts';
import type { CalendarDocument, LanesGrid } from '#shared/documents/tree.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { GROUPINGS, namedLanes } from '#shared/planning/lanes/grouping.ts';
import { createText } from '#shared/text/index.ts';
import { anyEntriesOf, anySheet } from '../../support/any-entries.ts';
import { defaultPlan, rowsOf, samplePlan } from '../../support/plan.ts';
import { event } from '../../support/records.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const { t } = createText('en');
const { configuration, tables } = defaultPlan();
const RANGE = { first: '2026-11-10', last: '2027-03-20', zone: 'Europe/Berlin' };

// Properties take their time where other work shares the machine.
vi.setConfig({ testTimeout: 60_000 });

const build = (entries: readonly CalendarEntry[], choices: Partial<CalendarChoices> = {}): CalendarDocument =>
  buildCalendarDocument(snapshotOf(entries, [], configuration, { ...RANGE, view: 'lanes', ...choices }), t);

const gridsOf = (document: CalendarDocument): LanesGrid[] =>
  document.pages.flatMap((page) => page.blocks.filter((block) => block.kind === 'lanes'));

describe('lanes on paper', () => {
  it('have every entry on each page of its time, where it begins, and nothing over anything else', () => {
    fc.assert(
      fc.property(anyEntriesOf(configuration, RANGE, 200), anySheet, (entries, sheet) => {
        const grids = gridsOf(build(entries, sheet));
        const times = new Map<string, { first: string; last: string; ids: string[] }>();
        for (const grid of grids) {
          const inside = grid.columns.filter(({ outside }) => !outside);
          const [first, last] = [inside[0]?.date ?? '', inside.at(-1)?.date ?? ''];
          const time = times.get(first) ?? { first, last, ids: [] };
          times.set(first, time);
          for (const lane of grid.lanes) {
            const taken = new Set<string>();
            for (const { chip, from, nameTo, row } of lane.bars) {
              expect(row).toBeLessThanOrEqual(lane.rows);
              expect(nameTo).toBeLessThanOrEqual(grid.columns.length);
              for (let column = from; column <= nameTo; column += 1) {
                expect(taken.has(`${row}:${column}`)).toBe(false);
                taken.add(`${row}:${column}`);
              }
              time.ids.push(chip.entryId);
              const item = itemsByStart(snapshotOf(entries, [], configuration, RANGE)).find(
                ({ entry }) => entry.id === chip.entryId,
              );
              expect(from).toBe(Math.max(0, daysBetween(first, item?.first ?? '')) + 1);
            }
          }
        }
        const items = itemsByStart(snapshotOf(entries, [], configuration, RANGE));
        for (const { first, last, ids } of times.values()) {
          const here = items.filter((item) => item.first <= last && item.last >= first);
          expect([...ids].sort()).toEqual(here.map(({ entry }) => entry.id).sort());
        }
        const seen = new Set([...times.values()].flatMap(({ ids }) => ids));
        expect(seen.size).toBe(entries.length);
      }),
      { numRuns: 25 },
    );
  });

  it('say the head of each lane on every page it goes on to', () => {
    const day = { type: 'dates', first: '2026-12-10', last: '2026-12-10' } as const;
    const events = Array.from({ length: 200 }, (_, i) =>
      event(`e${i}`, { title: `E${i}`, kindId: 'meeting', when: day }),
    );
    const entries = projectEntries({ ...rowsOf(tables), events }, configuration, RANGE);
    for (const paper of Paper.options) {
      const grids = gridsOf(build(entries, { paper, first: '2026-12-01', last: '2026-12-31' }));
      expect(grids.length).toBeGreaterThan(1);
      for (const [i, { lanes }] of grids.entries()) {
        expect(lanes.map(({ label }) => label)).toEqual([i === 0 ? 'No service' : 'No service, continued']);
      }
      expect(grids.flatMap(({ lanes }) => lanes.flatMap(({ bars }) => bars))).toHaveLength(200);
    }
  });

  it('stand by service, environment, release and team, each entry in every lane it names', () => {
    const plan = samplePlan();
    const entries = projectEntries(rowsOf(plan.tables), plan.configuration, RANGE);
    for (const lanesBy of GROUPINGS) {
      const snapshot = snapshotOf(entries, [], plan.configuration, { ...RANGE, view: 'lanes', lanesBy, paper: 'a3' });
      const bars = gridsOf(buildCalendarDocument(snapshot, t)).flatMap(({ lanes }) =>
        lanes.flatMap((lane) => lane.bars),
      );
      const count = new Map<string, number>();
      for (const { chip } of bars) count.set(chip.entryId, (count.get(chip.entryId) ?? 0) + 1);
      for (const entry of entries) {
        const lanes = new Set(namedLanes(entry, lanesBy)).size;
        expect(count.get(entry.id) ?? 0, `${entry.id} by ${lanesBy}`).toBeGreaterThanOrEqual(Math.max(1, lanes));
      }
    }
  });
});
