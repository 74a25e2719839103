import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { buildPackReport } from '#shared/documents/pack/build.ts';
import { renderPack, type PackFormat } from '#shared/documents/pack/export.ts';
import { freezePack } from '#shared/documents/pack/freeze.ts';
import type { PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import { createText } from '#shared/text/index.ts';
import { fullChange, PACK_CHOICES, packMeeting, packSource } from '../../support/pack.ts';

/* What one format says, all say: the same changes, times and order; and the minutes of a meeting that was held. */

vi.setConfig({ testTimeout: 30_000 });

const { t } = createText('en');
const by = { fonts: [], print: async (html: string) => Promise.resolve(new TextEncoder().encode(html)) };
const write = async (snapshot: PackSnapshot, format: PackFormat) => renderPack(snapshot, t, format, by);

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#39': "'" };
const words = (xml: string): string =>
  xml
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(#39|\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replaceAll(/\s+/g, ' ');
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

/** Rows of every table of a Word document, cells as they are read. */
const tablesOf = (docx: Uint8Array): string[][][] =>
  [...part(docx, 'word/document.xml').matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => words(cell).trim()),
    ),
  );

/** A meeting of four changes that was held: approved, with a condition, deferred, refused. */
function held(): PackSnapshot {
  const changes = Array.from({ length: 4 }, (_, i) => fullChange(i));
  const source = packSource(changes);
  const decisions = ['approved', 'approved', 'deferred', 'rejected'] as const;
  const meeting: RecordOf<'meetings'> = packMeeting(changes);
  const ran: RecordOf<'meetings'> = {
    ...meeting,
    startedAt: '2026-12-01T13:00:00Z',
    endedAt: '2026-12-01T13:42:00Z',
    notes: 'The network change of 9 December comes to the next meeting.',
    previousMinutesAgreed: true,
    attendance: meeting.attendance.map((one, i) => ({ ...one, state: i === 4 ? 'apologies' : 'present' })),
    agenda: meeting.agenda.map((item, i) => ({
      ...item,
      note: i === 0 ? 'Ask for the new plan' : '',
      decision: decisions[i] ?? null,
      conditions: i === 1 ? 'Only with the night shift' : '',
      decidedAt: `2026-12-01T13:${10 + i}:00Z`,
      seconds: 180,
    })),
  };
  const before: RecordOf<'meetings'> = { ...ran, id: 'before', occurrence: '2026-11-24T14:00', agenda: [] };
  const said: RecordOf<'actions'>[] = source.actions.map((one) => ({ ...one, meetingId: 'before' }));
  const [action] = said;
  const fresh = { ...action, id: 'new', meetingId: meeting.id, changeId: 'change-1', text: 'Tell the night shift' };
  return freezePack(
    { ...source, meetings: [ran, before], actions: [...said, fresh as RecordOf<'actions'>] },
    { meeting: ran },
    PACK_CHOICES,
    null,
  );
}

describe('every format of a pack', () => {
  const snapshot = held();
  const report = buildPackReport(snapshot, t);
  const agenda = snapshot.agenda.flatMap(({ changeId }) => snapshot.changes[changeId] ?? []);
  const cellOf = (id: string, column: string, row: number): string => {
    const table = report.sections.flatMap(({ blocks }) => blocks).find((one) => one.kind === 'table' && one.id === id);
    if (table?.kind !== 'table') throw new Error(id);
    return table.rows[row]?.[table.columns.findIndex((one) => one.id === column)]?.text ?? '';
  };
  /** Key, start and end of each change, as the agenda says them. */
  const told = agenda.map(({ record }, i) => [record.key, cellOf('agenda', 'start', i), cellOf('agenda', 'end', i)]);

  it('tells the same changes, at the same times, in the same order', async () => {
    expect(told.map(([key]) => key)).toEqual(['CHG-0000', 'CHG-0001', 'CHG-0002', 'CHG-0003']);
    const html = words(strFromU8(await write(snapshot, 'html')));
    const slides = unzipSync(await write(snapshot, 'pptx'));
    const slideText = (n: number) => words(strFromU8(slides[`ppt/slides/slide${n}.xml`] ?? new Uint8Array()));
    const minutes = tablesOf(await write(snapshot, 'docx'));
    const decided = minutes.find(([head]) => head?.[4] === 'Decision')?.slice(1) ?? [];
    expect(decided.map((row) => [row[0], row[2], row[3]])).toEqual(told);
    const shown = slideText(2);
    let from = 0;
    const sheets = html.slice(html.lastIndexOf('Changes CHG-0000'));
    let below = -1;
    told.forEach(([key = '', start = '', end = ''], i) => {
      // The slide of the agenda, in order; then the change's own slide.
      expect(shown.indexOf(key, from), key).toBeGreaterThan(from);
      from = shown.indexOf(key, from);
      expect(shown.slice(from)).toContain(start);
      for (const said of [key, start, end]) expect(slideText(3 + i)).toContain(said);
      // The sheet of the change.
      const at = sheets.indexOf(`${key} Renew`);
      expect(at, key).toBeGreaterThan(below);
      expect(sheets.indexOf(start, at), key).toBeLessThan(sheets.indexOf(end, at) + 1);
      below = at;
    });
  });

  it('tells the schedule alike on slides and in the workbook', async () => {
    const slides = unzipSync(await write(snapshot, 'pptx'));
    const names = Object.keys(slides).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    const last = words(strFromU8(slides[`ppt/slides/slide${names.length}.xml`] ?? new Uint8Array()));
    const rows = snapshot.schedule.map((_, i) => ['key', 'start', 'end'].map((id) => cellOf('schedule', id, i)));
    expect(rows.length).toBeGreaterThan(4);
    let from = 0;
    for (const [key = '', start = '', end = ''] of rows) {
      const at = last.indexOf(key, from);
      expect(at, key).toBeGreaterThan(from);
      expect(last.indexOf(start, at), key).toBeLessThan(last.indexOf(end, at) + 1);
      from = at;
    }
  });
});

it('an amount has its currency, on paper beside it and in a workbook in the head of its column', async () => {
  const snapshot = held();
  expect(words(strFromU8(await write(snapshot, 'html')))).toMatch(/Estimated cost EUR\s1,250.50/);
  const strings = words(part(await write(snapshot, 'xlsx'), 'xl/sharedStrings.xml'));
  expect(strings).toContain('Estimated cost (EUR)');
});

describe('minutes of a meeting that was held', () => {
  it('say who was there, what was decided under which conditions, and who does what until when', async () => {
    const docx = await write(held(), 'docx');
    const tables = tablesOf(docx);
    const text = words(part(docx, 'word/document.xml'));
    const present = tables.find(([head]) => head?.[0] === 'Name')?.slice(1) ?? [];
    expect(present.map((row) => [row[0], row[2]])).toEqual([
      ['Ann Åström', 'Present'],
      ['Ελένη Παπαδοπούλου', 'Present'],
      ['Борис Иванов', 'Present'],
      ['محمد الأحمد', 'Present'],
      ['דנה כהן', 'Apologies'],
    ]);
    expect(text).toContain('The quorum was met.');
    expect(text).toContain('The previous minutes are agreed.');
    const decided = tables.find(([head]) => head?.[4] === 'Decision')?.slice(1) ?? [];
    expect(decided.map((row) => [row[0], row[4], row[5]])).toEqual([
      ['CHG-0000', 'Approved', 'Ask for the new plan'],
      ['CHG-0001', 'Approved', 'Only with the night shift'],
      ['CHG-0002', 'Deferred', ''],
      ['CHG-0003', 'Rejected', ''],
    ]);
    expect(text).toContain('The network change of 9 December comes to the next meeting.');
    const actions = tables.filter(([head]) => head?.[0] === 'Action').flatMap((rows) => rows.slice(1));
    expect(actions.map((row) => row[0])).toEqual(['Write down who may roll back', 'Tell the night shift']);
  });
});
