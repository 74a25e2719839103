import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { buildCalendarDocument } from '#shared/documents/calendar.ts';
import { sheetOf } from '#shared/documents/paper.ts';
import type { CalendarChoices } from '#shared/documents/snapshot.ts';
import type { Bar, CalendarDocument, ListItem } from '#shared/documents/tree.ts';
import { layoutRow } from '#shared/documents/row-layout.ts';
import { writeHtml } from '#shared/documents/writers/html.ts';
import { addDays } from '#shared/planning/days.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { createText } from '#shared/text/index.ts';
import { anyEntriesOf, anySheet } from '../../support/any-entries.ts';
import { defaultPlan, rowsOf, samplePlan } from '../../support/plan.ts';
import { event } from '../../support/records.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const { t } = createText('en');
const { configuration } = defaultPlan();
const RANGE = { first: '2026-11-01', last: '2027-01-31', zone: 'Europe/Berlin' };
const anyEntries = anyEntriesOf(configuration, RANGE);

const build = (entries: readonly CalendarEntry[], choices: Partial<CalendarChoices> = {}): CalendarDocument =>
  buildCalendarDocument(snapshotOf(entries, [], configuration, { ...RANGE, ...choices }), t);

const listed = (items: readonly ListItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'entry' ? [item.chip.entryId] : []));

/** What a reader finds of each month: what is drawn on which day, what is listed, and the day marks. */
function byMonth(document: CalendarDocument) {
  const months = new Map<string, { drawn: Map<string, Set<string>>; more: Map<string, number>; listed: string[] }>();
  for (const page of document.pages) {
    const month = months.get(page.heading) ?? {
      drawn: new Map<string, Set<string>>(),
      more: new Map<string, number>(),
      listed: [] as string[],
    };
    months.set(page.heading, month);
    for (const block of page.blocks) {
      if (block.kind === 'list') month.listed.push(...block.columns.flatMap(listed));
      if (block.kind !== 'grid') continue;
      for (const week of block.weeks) {
        week.days.forEach((day, i) => {
          month.more.set(day.date, day.more);
          const on = week.bars.filter((bar: Bar) => bar.from <= i + 1 && i + 1 <= bar.to);
          month.drawn.set(day.date, new Set(on.map((bar) => bar.chip.entryId)));
        });
      }
    }
  }
  return months;
}

// Properties take their time where other work shares the machine.
vi.setConfig({ testTimeout: 30_000 });

describe('a printed month', () => {
  it('loses no entry: on each of its days it is drawn, or counted and listed', () => {
    fc.assert(
      fc.property(anyEntries, anySheet, (entries, choices) => {
        const months = [...byMonth(build(entries, choices)).values()];
        expect(months).toHaveLength(3);
        const names = ['2026-11', '2026-12', '2027-01'];
        months.forEach((month, i) => {
          for (const [date, drawn] of month.drawn) {
            if (!date.startsWith(names[i] ?? '?')) {
              expect(drawn.size).toBe(0);
              continue;
            }
            const here = entries.filter((entry) => {
              const days = daysOfWhen(entry.when, RANGE.zone);
              return days.first <= date && date <= days.last;
            });
            expect(drawn.size + (month.more.get(date) ?? 0)).toBe(here.length);
            for (const entry of here) expect(drawn.has(entry.id) || month.listed.includes(entry.id)).toBe(true);
          }
          expect(new Set(month.listed).size).toBe(month.listed.length);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('holds five entries a day on A4 landscape, six weeks or not, and more on larger sheets', () => {
    const twelve = Array.from({ length: 20 }, (_, i) =>
      event(`e${i}`, { title: `E${i}`, when: { type: 'dates', first: '2026-11-18', last: '2026-11-18' } }),
    );
    const entries = projectEntries(
      {
        releases: [],
        phases: [],
        gates: [],
        deployments: [],
        bookings: [],
        changes: [],
        events: twelve,
        releasesById: new Map(),
      },
      configuration,
      RANGE,
    );
    const drawn = (choices: Partial<CalendarChoices>): number =>
      byMonth(build(entries, choices)).get('November 2026')?.drawn.get('2026-11-18')?.size ?? 0;
    expect(drawn({})).toBe(5);
    expect(drawn({ paper: 'letter' })).toBe(5);
    expect(drawn({ paper: 'a3' })).toBeGreaterThan(6);
    expect(drawn({ paper: 'tabloid' })).toBeGreaterThan(6);
    expect(drawn({ landscape: false })).toBeGreaterThan(5);
  });

  it('keeps freezes and deployments in sight when a day is overfull', () => {
    const busy = [
      ...Array.from({ length: 9 }, (_, i) =>
        event(`m${i}`, { kindId: 'meeting', when: { type: 'dates', first: '2026-12-10', last: '2026-12-10' } }),
      ),
      event('freeze', { kindId: 'hard-freeze', when: { type: 'dates', first: '2026-12-07', last: '2026-12-13' } }),
    ];
    const entries = projectEntries(
      {
        releases: [],
        phases: [],
        gates: [],
        deployments: [],
        bookings: [],
        changes: [],
        events: busy,
        releasesById: new Map(),
      },
      configuration,
      RANGE,
    );
    const december = byMonth(build(entries)).get('December 2026');
    expect(december?.drawn.get('2026-12-10')?.has('events:freeze')).toBe(true);
    expect(december?.listed).toHaveLength(5);
  });

  it('never sets type below 7 points', () => {
    for (const paper of ['a4', 'a3', 'letter', 'tabloid'] as const) {
      for (const landscape of [true, false]) {
        const { body, chip, small } = sheetOf(paper, landscape);
        expect(Math.min(body, chip, small)).toBeGreaterThanOrEqual(7);
        const html = writeHtml(build([], { paper, landscape }));
        const sizes = [...html.matchAll(/font-size:([\d.]+)pt/g)].map((match) => Number(match[1]));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
      }
    }
  });
});

describe('a week', () => {
  it('draws a bar unbroken in one lane, lanes never overlap, and what is hidden is hidden whole', () => {
    const item = fc
      .record({
        from: fc.integer({ min: -3, max: 6 }),
        length: fc.integer({ min: 0, max: 12 }),
        rank: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ from, length, rank }) => ({
        first: addDays('2026-12-07', from),
        last: addDays('2026-12-07', from + length),
        rank,
      }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (items, perDay) => {
        const { placed, hidden, more } = layoutRow(items, { start: '2026-12-07', days: 7, lanes: perDay });
        const visible = items.filter((i) => i.last >= '2026-12-07');
        expect(placed.length + hidden.length).toBe(visible.length);
        const taken = new Set<string>();
        for (const { from, to, lane } of placed) {
          expect(lane).toBeLessThanOrEqual(perDay);
          for (let day = from; day <= to; day += 1) {
            expect(taken.has(`${day}:${lane}`)).toBe(false);
            taken.add(`${day}:${lane}`);
          }
        }
        more.forEach((count, i) => {
          const date = addDays('2026-12-07', i);
          expect(count).toBe(hidden.filter((h) => h.first <= date && date <= h.last).length);
        });
      }),
    );
  });
});

describe('an agenda', () => {
  it('has every entry once, under the day it is first seen, and says the day again on a new page', () => {
    fc.assert(
      fc.property(anyEntries, anySheet, (entries, choices) => {
        const document = build(entries, { ...choices, view: 'agenda' });
        const rows = document.pages.flatMap((page) =>
          page.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : [])),
        );
        const ids = rows.flat().flatMap((row) => (row.kind === 'entry' ? [row.chip.entryId] : []));
        expect([...ids].sort()).toEqual(entries.map((e) => e.id).sort());
        for (const page of rows) expect(page[0]?.kind).toBe('day');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the page', () => {
  const plan = samplePlan();
  const entries = projectEntries(rowsOf(plan.tables), plan.configuration, { ...RANGE, first: '2026-10-01' });
  const document = (choices: Partial<CalendarChoices> = {}): CalendarDocument =>
    buildCalendarDocument(
      snapshotOf(entries, plan.tables.events, plan.configuration, { ...RANGE, first: '2026-10-01', ...choices }),
      t,
    );

  it('says revision, as-of with zone, filters in force and its number', () => {
    const filters = [{ name: 'Service', values: ['Payments', 'Cards'] }];
    const made = document({ revision: 4, filters });
    expect(made.stamp).toEqual(['Revision 4', 'As of Fri 20 Nov 2026, 14:02 CET', 'Times in Europe/Berlin']);
    expect(made.filters).toBe('Only Service: Payments, Cards');
    expect(made.pageTexts.at(-1)).toBe(`Page ${made.pages.length} of ${made.pages.length}`);
    expect(document().stamp[0]).toBe('Draft');
  });

  it('explains exactly the codes it uses', () => {
    const used = new Set(entries.map((e) => e.code));
    expect(new Set(document().legend.flatMap((item) => (item.mark === 'kind' ? [item.code] : [])))).toEqual(used);
  });

  it('uses no fill in black and white that is darker than 15 %', () => {
    for (const style of document({ colour: false }).styles) expect(style.fill).toBe('#ffffff');
    const css = /<style>([\s\S]*)<\/style>/.exec(writeHtml(document({ colour: false })))?.[1] ?? '';
    for (const [, r = '', g = '', b = ''] of css.matchAll(
      /background(?:-color)?:#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/g,
    )) {
      expect(Math.min(parseInt(r, 16), parseInt(g, 16), parseInt(b, 16))).toBeGreaterThanOrEqual(0.85 * 255);
    }
  });

  it('is the same whenever it is made of the same snapshot', () => {
    const snapshot = snapshotOf(entries, plan.tables.events, plan.configuration, RANGE);
    const stored = JSON.parse(JSON.stringify(snapshot)) as typeof snapshot;
    expect(writeHtml(buildCalendarDocument(stored, t))).toBe(writeHtml(buildCalendarDocument(snapshot, t)));
  });

  it('refuses a period nobody could read', () => {
    expect(() => document({ first: '1900-01-01' })).toThrow(expect.objectContaining({ code: 'rangeTooLong' }));
  });

  it('lets no text become markup, in either view', () => {
    const nasty = '"><img src=x onerror=alert(1)></style><script>alert(1)</script>\u0000&amp;';
    const evil = entries.slice(0, 30).map((e) => ({ ...e, title: nasty, key: nasty, code: '<b>', statusName: nasty }));
    for (const view of ['month', 'agenda'] as const) {
      const snapshot = snapshotOf(evil, [], plan.configuration, {
        ...RANGE,
        first: '2026-10-01',
        view,
        title: nasty,
        filters: [{ name: nasty, values: [nasty] }],
      });
      const html = writeHtml(
        buildCalendarDocument(
          { ...snapshot, services: Object.fromEntries(Object.keys(snapshot.services).map((id) => [id, nasty])) },
          t,
        ),
      );
      expect(html).not.toMatch(/<img|<script|<b>/);
      expect(html).not.toContain('\u0000');
      expect(html.match(/<\/style>/g)).toHaveLength(1);
      expect(html).not.toMatch(/\son\w+=(?!alert)/);
      expect(html).not.toMatch(/<[^>]*\sstyle=/);
    }
  });
});
