import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Paper } from '#shared/bridge.ts';
import { buildCalendarDocument } from '#shared/documents/calendar.ts';
import { itemsByStart } from '#shared/documents/items.ts';
import { layoutRow } from '#shared/documents/row-layout.ts';
import type { CalendarChoices } from '#shared/documents/snapshot.ts';
import type { CalendarDocument } from '#shared/documents/tree.ts';
import { writeHtml } from '#shared/documents/writers/html.ts';
import { addDays, daysBetween } from '#shared/planning/days.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { daysOfWhen, toMoment } from '#shared/planning/moments.ts';
import type { Event } from '#shared/model/event.ts';
import { createText } from '#shared/text/index.ts';
import { anyEntriesOf, anySheet } from '../../support/any-entries.ts';
import { defaultPlan, rowsOf } from '../../support/plan.ts';
import { event } from '../../support/records.ts';
import { snapshotOf } from '../../support/snapshot.ts';

/* Quarter and year on paper: grids that run over months. */

const { t } = createText('en');
const { configuration, tables } = defaultPlan();
const zone = 'Europe/Berlin';
const QUARTER = { first: '2026-11-15', last: '2027-02-14', zone };
const YEAR = { first: '2026-03-10', last: '2027-05-20', zone };

// Properties take their time where other work shares the machine.
vi.setConfig({ testTimeout: 60_000 });

const build = (entries: readonly CalendarEntry[], choices: Partial<CalendarChoices>): CalendarDocument =>
  buildCalendarDocument(snapshotOf(entries, [], configuration, choices), t);

const entriesOf = (events: Event[], range: typeof YEAR): CalendarEntry[] =>
  projectEntries({ ...rowsOf(tables), events }, configuration, range);

interface Seen {
  /** Ids drawn on a day, and how many more the day says it has. */
  readonly days: Map<string, { drawn: string[]; more: number }>;
  readonly listed: string[];
}

/** What a reader finds on all pages together. */
function read(document: CalendarDocument): Seen {
  const days = new Map<string, { drawn: string[]; more: number }>();
  const listed: string[] = [];
  for (const block of document.pages.flatMap((page) => page.blocks)) {
    if (block.kind === 'list') {
      for (const item of block.columns.flat()) if (item.kind === 'entry') listed.push(item.chip.entryId);
    }
    if (block.kind === 'grid') {
      for (const week of block.weeks) {
        week.days.forEach((day, i) => {
          const on = week.bars.filter(({ from, to }) => from <= i + 1 && i + 1 <= to);
          if (day.outside) expect(on).toEqual([]);
          else days.set(day.date, { drawn: on.map(({ chip }) => chip.entryId), more: day.more });
        });
      }
    }
    if (block.kind === 'year') {
      for (const { days: cells, marks, offset } of block.months) {
        cells.forEach((day, i) => {
          const on = marks.filter(({ from, to }) => from <= offset + i + 1 && offset + i + 1 <= to);
          if (day.outside) expect(on).toEqual([]);
          else {
            const drawn = on.flatMap(({ chips }) => chips.map(({ entryId }) => entryId));
            days.set(day.date, { drawn, more: day.more });
          }
        });
      }
    }
  }
  return { days, listed };
}

function expectNothingLost(entries: readonly CalendarEntry[], choices: Partial<CalendarChoices> & typeof YEAR): void {
  const { days, listed } = read(build(entries, choices));
  expect([...days.keys()]).toHaveLength(daysBetween(choices.first, choices.last) + 1);
  const isYear = choices.view === 'year';
  const starts = new Map(
    itemsByStart(snapshotOf(entries, [], configuration, choices)).map((item) => [item.entry.id, item]),
  );
  const said = new Set(listed);
  for (const [date, { drawn, more }] of days) {
    const here = entries.filter((entry) => {
      const span = isYear ? (starts.get(entry.id) ?? entry) : daysOfWhen(entry.when, zone);
      return 'first' in span && span.first <= date && date <= span.last;
    });
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.length + more).toBe(here.length);
    for (const { id } of here) expect(drawn.includes(id) || said.has(id)).toBe(true);
  }
  const seen = new Set([...days.values()].flatMap(({ drawn }) => drawn).concat(listed));
  for (const { id } of entries) expect(seen.has(id)).toBe(true);
}

describe('nothing is lost on paper', () => {
  it('in a quarter: drawn on each of its days, or counted there and listed', () => {
    fc.assert(
      fc.property(anyEntriesOf(configuration, QUARTER), anySheet, (entries, sheet) => {
        expectNothingLost(entries, { ...QUARTER, ...sheet, view: 'quarter' });
      }),
      { numRuns: 40 },
    );
  });

  it('in a year: the same, a night’s work on the day it begins', () => {
    fc.assert(
      fc.property(anyEntriesOf(configuration, YEAR, 800), anySheet, (entries, sheet) => {
        expectNothingLost(entries, { ...YEAR, ...sheet, view: 'year' });
      }),
      { numRuns: 25 },
    );
  });

  it('with 200 entries on one day, a bar of two years, and a night before the first day', () => {
    const at = (wall: string) => toMoment(wall, zone).moment;
    const events = [
      ...Array.from({ length: 200 }, (_, i) =>
        event(`e${i}`, { title: `E${i}`, when: { type: 'dates', first: '2026-12-10', last: '2026-12-10' } }),
      ),
      event('long', { when: { type: 'dates', first: '2026-01-01', last: '2027-12-31' } }),
      event('eve', { when: { type: 'moments', start: at('2026-11-14T22:00'), end: at('2026-11-15T02:00') } }),
    ];
    for (const paper of Paper.options) {
      expectNothingLost(entriesOf(events, QUARTER), { ...QUARTER, paper, view: 'quarter' });
      const year = { first: '2026-11-15', last: '2027-11-14', zone };
      expectNothingLost(entriesOf(events, year), { ...year, paper, view: 'year' });
    }
  });
});

describe('a quarter', () => {
  it('stands on one upright A3 and holds at least three entries a day on every sheet', () => {
    const range = { first: '2026-10-01', last: '2026-12-31', zone };
    const busy = Array.from({ length: 92 }, (_, i) => addDays(range.first, i)).flatMap((day, i) =>
      [0, 1, 2].map((n) => event(`e${i}-${n}`, { when: { type: 'dates', first: day, last: day } })),
    );
    const entries = entriesOf(busy, range);
    expect(build(entries, { ...range, view: 'quarter', paper: 'a3', landscape: false }).pages).toHaveLength(1);
    for (const paper of Paper.options) {
      for (const landscape of [true, false]) {
        expect(read(build(entries, { ...range, view: 'quarter', paper, landscape })).listed).toEqual([]);
      }
    }
  });

  it('of a long range is cut where quarters begin', () => {
    const document = build([], { first: '2026-11-01', last: '2027-06-30', view: 'quarter', paper: 'a3' });
    const headings = document.pages.map((page) => page.heading.replace(/\s/gu, ' '));
    expect([...new Set(headings)]).toEqual(['Nov – Dec 2026', 'Jan – Mar 2027', 'Apr – Jun 2027']);
  });
});

describe('a year', () => {
  it('has twelve rows to a sheet, every day under its weekday', () => {
    const document = build([], { first: '2026-01-01', last: '2027-12-31', view: 'year' });
    const grids = document.pages.flatMap((page) => page.blocks.filter((block) => block.kind === 'year'));
    expect(grids.map(({ months }) => months.length)).toEqual([12, 12]);
    for (const grid of grids) {
      expect(grid.weekdays).toHaveLength(37);
      for (const { offset, days } of grid.months) {
        expect(offset).toBe((new Date(`${days[0]?.date ?? ''}T00:00:00Z`).getUTCDay() + 6) % 7);
        expect(offset + days.length).toBeLessThanOrEqual(37);
      }
    }
  });

  it('never sets type below 7 points, nor darker than 15 % in black and white', () => {
    const range = { first: '2026-01-01', last: '2026-12-31', zone };
    const events = Array.from({ length: 60 }, (_, i) =>
      event(`e${i}`, {
        when: { type: 'dates', first: addDays('2026-01-05', i * 5), last: addDays('2026-01-05', i * 6) },
      }),
    );
    for (const paper of Paper.options) {
      const html = writeHtml(build(entriesOf(events, range), { ...range, view: 'year', paper, colour: false }));
      const sizes = [...html.matchAll(/font-size:([\d.]+)pt/g)].map((match) => Number(match[1]));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
      for (const [, hex = ''] of html.matchAll(/background(?:-color)?:#([0-9a-f]{6})/g)) {
        const channels = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
        expect(Math.min(...channels)).toBeGreaterThanOrEqual(0.85 * 255);
      }
    }
  });
});

describe('a row of days', () => {
  const item = fc
    .record({
      from: fc.integer({ min: -3, max: 30 }),
      length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
      rank: fc.integer({ min: 0, max: 3 }),
      share: fc.constantFrom(250, 333, 400, 600, 1000),
    })
    .map(({ from, length, rank, share }) => ({
      first: addDays('2026-12-01', from),
      last: addDays('2026-12-01', from + length),
      rank,
      share,
    }));

  it('puts no more side by side than fits, never beside a bar, and hides only where a lane is wanting', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (items, lanes) => {
        const shareOf = ({ share }: (typeof items)[number]): number => share;
        const { placed, hidden, more } = layoutRow(items, { start: '2026-12-01', days: 31, lanes, shareOf });
        const shown = items.filter(({ first, last }) => last >= '2026-12-01' && first <= '2026-12-31');
        expect(placed.length + hidden.length).toBe(shown.length);
        const taken = new Map<string, number>();
        for (const { item: one, from, to, lane } of placed) {
          expect(lane).toBeLessThanOrEqual(lanes);
          const share = one.first === one.last ? one.share : 1000;
          for (let day = from; day <= to; day += 1) {
            const key = `${day}:${lane}`;
            taken.set(key, (taken.get(key) ?? 0) + share);
            expect(taken.get(key)).toBeLessThanOrEqual(1000);
          }
        }
        more.forEach((count, i) => {
          const date = addDays('2026-12-01', i);
          expect(count).toBe(hidden.filter(({ first, last }) => first <= date && date <= last).length);
          if (count > 0 && hidden.some(({ first, last }) => first === last && first === date)) {
            const used = new Set([...taken.keys()].filter((key) => key.startsWith(`${i + 1}:`)));
            expect(used.size).toBe(lanes);
          }
        });
      }),
      { numRuns: 200 },
    );
  });
});
