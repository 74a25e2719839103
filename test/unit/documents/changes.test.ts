import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendarDocument } from '#shared/documents/calendar.ts';
import { changesBetween, changesSince, withChanges, type EntryChange } from '#shared/documents/changes.ts';
import type { CalendarSnapshot } from '#shared/documents/snapshot.ts';
import { writeHtml } from '#shared/documents/writers/html.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { createText } from '#shared/text/index.ts';
import { anyEntriesOf } from '../../support/any-entries.ts';
import { defaultPlan, rowsOf } from '../../support/plan.ts';
import { event } from '../../support/records.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const { t } = createText('en');
const { configuration, tables } = defaultPlan();
const RANGE = { first: '2026-11-01', last: '2027-01-31', zone: 'Europe/Berlin' };
const DECEMBER = { ...RANGE, first: '2026-12-01', last: '2026-12-31' };
const anyEntries = anyEntriesOf(configuration, RANGE);

function applied(before: readonly CalendarEntry[], changes: readonly EntryChange[]): CalendarEntry[] {
  const entries = new Map(before.map((entry) => [entry.id, entry]));
  for (const change of changes) {
    if (change.kind === 'removed') entries.delete(change.before.id);
    else entries.set(change.after.id, change.after);
  }
  return [...entries.values()];
}
const byId = (entries: readonly CalendarEntry[]) => [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));

const day = (id: string, date: string, title = id) =>
  event(id, { title, kindId: 'meeting', when: { type: 'dates', first: date, last: date } });
const snapshot = (events: ReturnType<typeof day>[], range = DECEMBER): CalendarSnapshot =>
  snapshotOf(projectEntries({ ...rowsOf(tables), events }, configuration, range), [], configuration, range);

describe('what changed between two snapshots', () => {
  it('is nothing between equal ones, stored or not', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(changesBetween(entries, entries)).toEqual([]);
        expect(changesBetween(JSON.parse(JSON.stringify(entries)) as CalendarEntry[], entries)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('makes the later one of the earlier one, each entry told once', () => {
    fc.assert(
      fc.property(anyEntries, anyEntries, (before, after) => {
        const changes = changesBetween(before, after);
        expect(byId(applied(before, changes))).toEqual(byId(after));
        const ids = changes.map((change) => (change.kind === 'removed' ? change.before.id : change.after.id));
        expect(new Set(ids).size).toBe(ids.length);
        // The other way round the same entries, new for gone and gone for new.
        const turned = { added: 'removed', removed: 'added', moved: 'moved', changed: 'changed' } as const;
        const kinds = (list: readonly EntryChange[]) => list.map(({ kind }) => kind).sort();
        expect(kinds(changesBetween(after, before))).toEqual(
          kinds(changes.map((c) => ({ ...c, kind: turned[c.kind] }) as EntryChange)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('tells moved from new, gone and otherwise changed', () => {
    const before = snapshot([day('a', '2026-12-03'), day('b', '2026-12-04'), day('c', '2026-12-05')]);
    const after = snapshot([
      day('a', '2026-12-10', 'a later'),
      day('b', '2026-12-04', 'renamed'),
      day('d', '2026-12-07'),
    ]);
    expect(
      changesSince(before, after, [])
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['added', 'changed', 'moved', 'removed']);
  });

  it('makes nothing new or gone of another range', () => {
    const events = [day('a', '2026-11-10'), day('b', '2026-12-04'), day('c', '2027-01-05')];
    expect(changesSince(snapshot(events, RANGE), snapshot(events), [])).toEqual([]);
    expect(changesSince(snapshot(events), snapshot(events, RANGE), [])).toEqual([]);
  });

  it('knows what moved out of the range, and says nothing of what a filter holds back', () => {
    const [moved, held] = [day('a', '2026-12-30'), day('b', '2026-12-04')];
    const elsewhere = snapshot([{ ...moved, ...day('a', '2027-01-20') }, held], RANGE).entries;
    const changes = changesSince(snapshot([moved, held]), snapshot([]), elsewhere);
    expect(changes).toMatchObject([{ kind: 'moved', after: { when: { first: '2027-01-20' } } }]);
  });
});

describe('a calendar marked since a revision', () => {
  const before = snapshot([day('a', '2026-12-03', 'Cutover'), day('c', '2026-12-05', 'Audit')]);
  const after = snapshot([day('a', '2026-12-10', 'Cutover'), day('d', '2026-12-07', 'Pilot')]);

  it('strikes the old date, tags what is new, and strikes what is gone in a list', () => {
    for (const view of ['month', 'quarter', 'year', 'lanes', 'agenda'] as const) {
      const marked = withChanges({ ...after, view }, before, { revision: 4, list: true }, []);
      const html = writeHtml(buildCalendarDocument(marked, t));
      expect(html).toContain('Changed since revision 4');
      expect(html).toContain('<del><bdi>Audit</bdi></del>');
      expect(html).toMatch(/<del>Thu 3 Dec 2026<\/del>/);
      expect(html).toContain('<b>Thu 10 Dec 2026</b>');
      if (view !== 'year') expect(html).toContain('<del class="was">3 Dec</del>');
      if (view !== 'year') expect(html).toContain('<span class="tag">new</span>');
      expect(html).toContain('New since revision 4');
    }
  });

  it('lists only what is gone where no more was asked for, and nothing where nothing changed', () => {
    const some = buildCalendarDocument(withChanges(after, before, { revision: 4, list: false }, []), t);
    const rows = some.pages.flatMap((page) =>
      page.blocks.flatMap((block) => (block.kind === 'changes' ? block.rows : [])),
    );
    expect(rows.map((row) => (row.kind === 'change' ? row.change : row.text))).toEqual([
      'No longer in this calendar',
      'removed',
    ]);
    const none = buildCalendarDocument(withChanges(before, before, { revision: 4, list: false }, []), t);
    expect(none.pages).toHaveLength(buildCalendarDocument(before, t).pages.length);
    const said = writeHtml(buildCalendarDocument(withChanges(before, before, { revision: 4, list: true }, []), t));
    expect(said).toContain('Nothing has changed since revision 4.');
  });
});
