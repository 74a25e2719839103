import { strFromU8, unzipSync } from 'fflate';
import ICAL from 'ical.js';
import { describe, expect, it, vi } from 'vitest';
import { buildPackReport } from '#shared/documents/pack/build.ts';
import { packFileName, renderPack, renderPackZip, type PackFormat } from '#shared/documents/pack/export.ts';
import { isPackSnapshot, type PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import type { Fact } from '#shared/documents/report/report.ts';
import { writeReportHtml } from '#shared/documents/writers/report-html.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { createText } from '#shared/text/index.ts';
import { fullChange, packSnapshot } from '../../support/pack.ts';
import { between, completeChange } from '../../support/change.ts';

// Office files take their time where other work shares the machine.
vi.setConfig({ testTimeout: 30_000 });

const { t } = createText('en');
const many = (count: number) => Array.from({ length: count }, (_, i) => fullChange(i));
const by = { fonts: [], print: async (html: string) => Promise.resolve(new TextEncoder().encode(html)) };

const write = async (snapshot: PackSnapshot, format: PackFormat): Promise<Uint8Array> =>
  renderPack(snapshot, t, format, by);
/** Text of one file of an office document, entities read. */
function xmlOf(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}
const unescaped = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const wordsOf = (xml: string): string => unescaped(xml.replace(/<[^>]+>/g, ' '));

/** Events as a calendar program reads them back. */
function parseIcs(text: string): { uid: string; summary: string; start: string }[] {
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
  return events.map((event) => {
    const { uid, summary, startDate } = new ICAL.Event(event);
    return { uid, summary, start: startDate.toString() };
  });
}

/** Cells of a sheet by their column's letters, shared strings read. */
function rowsOf(xlsx: Uint8Array, name: string): Map<string, string>[] {
  const strings = [...xmlOf(xlsx, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    wordsOf(si).trim(),
  );
  return [...xmlOf(xlsx, name).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells = [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(?:<v>(.*?)<\/v>)?<\/c>)/gs)];
    return new Map(
      cells.map(([, column = '', kind = '', value = '']) => [
        column,
        kind.includes('t="s"') ? (strings[Number(value)] ?? '') : value,
      ]),
    );
  });
}

/** Keys in the order in which they first stand in a text. */
function keysIn(text: string, pattern = /CHG-\d{4}/g): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([key]) => key))];
}

describe('the order of a pack', () => {
  it('is that of the checklist, sections without records left out', () => {
    const report = buildPackReport(packSnapshot(many(3)), t);
    expect(report.sections.map(({ id }) => id)).toEqual([
      'cover',
      'attendance',
      'previous',
      'closed',
      'ratify',
      'agenda',
      'changes',
      'schedule',
      'outage',
      'standard',
      'releases',
      'improvements',
      'decisions',
    ]);
  });

  it('names what changed since the pack before', () => {
    const before = packSnapshot([fullChange(1), fullChange(2)]);
    const moved = fullChange(2, { when: between('2026-12-08T20:00', '2026-12-08T21:00') });
    const { sinceLast } = packSnapshot([moved, fullChange(3)], { before, revision: 2 });
    expect(sinceLast?.revision).toBe(1);
    expect(sinceLast?.differences.map(({ kind, label, fields }) => [kind, label.slice(0, 8), fields])).toEqual([
      ['changed', 'CHG-0002', ['when']],
      ['added', 'CHG-0003', []],
      ['removed', 'CHG-0001', []],
    ]);
  });

  it('is plain JSON that gives the same documents after it was stored', async () => {
    const snapshot = packSnapshot(many(4));
    const stored: unknown = JSON.parse(JSON.stringify(snapshot));
    if (!isPackSnapshot(stored)) throw new Error('not a pack');
    for (const format of ['html', 'ics', 'xlsx', 'docx', 'pptx'] as const) {
      const [again, first] = [await write(stored, format), await write(snapshot, format)];
      expect(Buffer.from(again).equals(first), format).toBe(true);
    }
  });
});

describe('the formats of a pack', () => {
  const changes = many(5);
  const snapshot = packSnapshot(changes);
  const keys = changes.map(({ key }) => key);

  it('hold the same changes in the same order with the same times', async () => {
    const html = strFromU8(await write(snapshot, 'html'));
    const sheets = html.slice(html.indexOf('id="s-changes"'), html.indexOf('id="s-schedule"'));
    expect(keysIn(sheets)).toEqual(keys);

    const xlsx = await write(snapshot, 'xlsx');
    const [heads, ...rows] = rowsOf(xlsx, 'xl/worksheets/sheet2.xml');
    expect(rows.map((row) => row.get('A'))).toEqual(keys);
    const start = [...(heads ?? [])].find(([, head]) => head.startsWith('Planned start'))?.[0] ?? '';
    // Excel's days since 1899-12-30, in the zone of the pack.
    const serial = Date.UTC(2026, 11, 2, 8) / 86_400_000 + 25_569;
    expect(Number(rows[0]?.get(start))).toBeCloseTo(serial, 6);
    expect(xmlOf(xlsx, 'xl/worksheets/sheet2.xml')).toContain('state="frozen"');

    const docx = wordsOf(xmlOf(await write(snapshot, 'docx'), 'word/document.xml'));
    expect(keysIn(docx.slice(docx.indexOf('CHG-0000')))).toEqual(expect.arrayContaining(keys));
    const times = 'Wed 2 Dec 2026, 08:00 CET';
    for (const text of [wordsOf(html), docx]) expect(text).toContain(times);

    const pptx = unzipSync(await write(snapshot, 'pptx'));
    const slides = Object.keys(pptx).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    const title = (n: number): string => wordsOf(strFromU8(pptx[`ppt/slides/slide${n}.xml`] ?? new Uint8Array()));
    expect(slides.length).toBe(2 + keys.length + 1);
    expect(keys.map((_, i) => keysIn(title(3 + i))[0])).toEqual(keys);
    expect(title(3)).toContain(times);

    const events = parseIcs(strFromU8(await write(snapshot, 'ics'))).filter(({ uid }) => uid.startsWith('changes-'));
    expect(events.map(({ summary }) => summary.slice(0, 8)).slice(0, keys.length)).toEqual(keys);
    expect(events[0]?.start).toBe('2026-12-02T08:00:00');
  });

  it('lose no field: everything a change says stands in each', async () => {
    const said = fullChange(7);
    const one = packSnapshot([said]);
    const texts = [
      said.reason,
      said.benefit,
      said.effectOfNotDoing,
      said.risks,
      said.resources,
      said.relationship,
      said.implementationPlan,
      said.testPlan,
      said.backOutPlan,
      said.backOutRestores,
      said.communicationsPlan,
      said.trainingPlan,
      said.serviceDeskNote,
      said.notes,
      said.externalId,
      'pci',
      'Борис Иванов',
      'محمد الأحمد',
    ];
    const html = wordsOf(strFromU8(await write(one, 'html')));
    const xlsx = wordsOf(xmlOf(await write(one, 'xlsx'), 'xl/sharedStrings.xml'));
    const pptx = await write(one, 'pptx');
    const notes = wordsOf(xmlOf(pptx, 'ppt/notesSlides/notesSlide3.xml'));
    for (const text of texts) {
      expect(html, text).toContain(text);
      expect(xlsx, text).toContain(text);
      expect(notes, text).toContain(text);
    }
  });

  it('are not cut where a text is longer than a cell of a workbook', async () => {
    const plan = '😀 word '.repeat(9_000).trim();
    const xlsx = await write(packSnapshot([fullChange(0, { implementationPlan: plan })]), 'xlsx');
    const [heads, row] = rowsOf(xlsx, 'xl/worksheets/sheet2.xml');
    const columns = [...(heads ?? [])].filter(([, head]) => head.startsWith('Implementation plan'));
    expect(columns.map(([, head]) => head)).toEqual([
      'Implementation plan',
      'Implementation plan (2)',
      'Implementation plan (3)',
    ]);
    const pieces = columns.map(([column]) => row?.get(column) ?? '');
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(32_000);
    expect(pieces.join('').replaceAll(/\s/g, '')).toBe(plan.replaceAll(/\s/g, ''));
  });

  it('come in one file under one name', async () => {
    const files = unzipSync(await renderPackZip(snapshot, t, by));
    const name = packFileName(snapshot);
    expect(Object.keys(files)).toEqual(
      ['pdf', 'xlsx', 'pptx', 'docx', 'ics', 'html'].map((ending) => `${name}.${ending}`),
    );
  });
});

describe('hostile text', () => {
  it('stays what it is in a workbook, also when its cell is edited', async () => {
    const snapshot = packSnapshot([fullChange(0, { reason: '=1+1', benefit: '_x0041_', risks: '@SUM(A1)' })]);
    const xlsx = await write(snapshot, 'xlsx');
    expect(xmlOf(xlsx, 'xl/sharedStrings.xml')).toContain('_x005F_x0041_');
    const styles = [...xmlOf(xlsx, 'xl/styles.xml').matchAll(/<cellXfs.*?<\/cellXfs>/gs)]
      .join('')
      .split('<xf ')
      .slice(1);
    const [heads, row] = rowsOf(xlsx, 'xl/worksheets/sheet2.xml');
    const sheet = xmlOf(xlsx, 'xl/worksheets/sheet2.xml');
    for (const [label, said] of [
      ['Reason', '=1+1'],
      ['Risks', '@SUM(A1)'],
    ]) {
      const column = [...(heads ?? [])].find(([, head]) => head === label)?.[0] ?? '';
      expect(row?.get(column)).toBe(said);
      const style = new RegExp(`<c r="${column}2" s="(\\d+)"`).exec(sheet)?.[1];
      expect(styles[Number(style)]).toContain('quotePrefix="1"');
    }
  });

  const EVIL = [
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x","y")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '"}</style><b>&amp;\\"; }',
    'BEGIN:VEVENT\r\nEND:VCALENDAR',
    'a\u0000b\u001F\uD800c',
    ']]><x/>',
  ];
  const text = EVIL.join('\n');

  it('is text in every format', async () => {
    const evil = completeChange('evil', {
      key: '=CMD()',
      title: '<script>alert(1)</script> "}</style>',
      statusId: 'chg-assess',
      category: '@SUM(A1)',
      environments: ['+1+1'],
      reason: text,
      benefit: text,
      implementationPlan: text,
      backOutPlan: text,
      notes: text,
      labels: ['-2+3'],
      when: between('2026-12-03T22:00', '2026-12-04T02:00'),
      backOutDecideBy: toMoment('2026-12-04T01:00', 'Europe/Berlin').moment,
    });
    const snapshot = packSnapshot([evil], { classification: '"}@page{size:a0}</style><script>' });
    const html = strFromU8(await write(snapshot, 'html'));
    expect(html).not.toMatch(/<script|<b>&amp;amp|<x\/>/i);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.slice(0, html.indexOf('</style>'))).not.toContain('@page{size:a0');

    const xlsx = unzipSync(await write(snapshot, 'xlsx'));
    const sheets = Object.entries(xlsx).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    for (const [name, bytes] of sheets) expect(strFromU8(bytes), name).not.toContain('<f>');
    expect(unescaped(strFromU8(xlsx['xl/sharedStrings.xml'] ?? new Uint8Array()))).toContain(
      '=HYPERLINK("http://x","y")',
    );

    const [docx, pptx] = [await write(snapshot, 'docx'), await write(snapshot, 'pptx')].map((bytes) =>
      unzipSync(bytes),
    );
    for (const files of [xlsx, docx ?? {}, pptx ?? {}]) {
      for (const [name, bytes] of Object.entries(files)) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        const xml = strFromU8(bytes);
        expect(xml, name).not.toMatch(/<script|<x\/>|[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
      }
    }
    const ics = strFromU8(await write(snapshot, 'ics'));
    expect(ics.match(/^END:VCALENDAR/gm)).toHaveLength(1);
    expect(parseIcs(ics).filter(({ uid }) => uid === 'changes-evil@slipway')).toHaveLength(1);
  });
});

it('a fact of many words has a row of its own, and the change is known to be as long as it is', () => {
  const report = buildPackReport(packSnapshot(many(1)), t);
  const collidingWith = (count: number): string => {
    const said = Array.from({ length: count }, (_, i) => `CHG-${i} Renew the certificates of the bus (Web)`).join('; ');
    const colliding = (fact: Fact): Fact =>
      fact.id === 'collisions' ? { ...fact, value: { kind: 'text', text: said } } : fact;
    const sections = report.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'change' ? { ...block, facts: block.facts.map(colliding) } : block,
      ),
    }));
    return writeReportHtml({ ...report, sections });
  };
  expect(collidingWith(1)).toContain('<div><dt>Collisions</dt>');
  expect(collidingWith(5)).toContain('<div class="whole"><dt>Collisions</dt>');
  expect(collidingWith(5)).toContain('<article>');
  expect(collidingWith(60)).toContain('<table class="long">');
});
