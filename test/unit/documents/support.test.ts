import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSupportReport, renderSupport, supportFileName } from '#shared/documents/support/export.ts';
import { isBriefingCut } from '#shared/documents/support/briefing.ts';
import type { SupportFormat } from '#shared/documents/support/formats.ts';
import { isSupportSnapshot, type SupportSnapshot } from '#shared/documents/support/snapshot.ts';
import { createText } from '#shared/text/index.ts';
import { book, onDay } from '../../support/any-support.ts';
import { fullBook, supportSnapshot } from '../../support/support-documents.ts';

const { t } = createText('en');
const by = { fonts: [], print: async (html: string) => Promise.resolve(new TextEncoder().encode(html)) };
const write = async (snapshot: SupportSnapshot, format: SupportFormat): Promise<Uint8Array> =>
  renderSupport(snapshot, t, format, by);

const unescaped = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const wordsOf = (xml: string): string => unescaped(xml.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
const docxXml = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
const sectionIds = (snapshot: SupportSnapshot): string[] =>
  buildSupportReport(snapshot, t).sections.map(({ id }) => id);

/** Everything a person wrote, whatever part it stands in. */
const SAID = [
  'All branches in Germany.',
  'By a week while a P2 is open.',
  'A P2 was open.',
  'Line of A.',
  'Line of F.',
  'Page 12.',
  'Asked twice.',
  'Cache emptied.',
  'Calm.',
  'INC-2',
  'Export stops.',
  'Bigger letters.',
  'Prints twice.',
  'Teller.',
  'Phone.',
  'We know.',
  'Call the printer firm',
  'KE-3',
  'The list is empty.',
  'Choose the month first.',
  'KB0012.',
  'PAY 2 Payments two',
  'L2 Support team.',
  '2210',
  'Mon–Fri 8–18',
  'The floor-walkers wear green.',
  'No open P1 or P2.',
  '14 days',
  'Better',
  'Month end is open.',
  'Second level by Team Core.',
  'Vendor desk 0800.',
  'KE-2 is mended by April.',
  'Train the desk a week earlier.',
  'Business.',
  'Service transition.',
  'Service delivery.',
  'Ann Åström',
  'Борис Иванов',
  'محمد الأحمد',
  '王小明',
  'Tue 14 Apr 2026',
  '€24,000',
];

describe('a hand-over', () => {
  it('has the parts the checklist asks for, in its order, and leaves out those without records', () => {
    expect(sectionIds(supportSnapshot('hand-over'))).toEqual([
      'cover',
      'checklist',
      'log',
      'incidents',
      'known-errors',
      'escalation',
      'exit',
      'support',
      'residual',
      'decision',
    ]);
    const empty = supportSnapshot('hand-over', book({ id: 'other' }), { asOf: onDay(-3) });
    expect(sectionIds(empty)).toEqual(['cover', 'residual', 'decision']);
  });

  it('says everything that was written, in every format alike', async () => {
    const snapshot = supportSnapshot('hand-over');
    const html = wordsOf(strFromU8(await write(snapshot, 'html')));
    const docx = wordsOf(docxXml(await write(snapshot, 'docx')));
    for (const said of SAID) {
      expect(html, said).toContain(said);
      expect(docx, said).toContain(said);
    }
  });

  it('counts the log by priority and says which way it went', () => {
    const log = buildSupportReport(supportSnapshot('hand-over'), t).sections.find(({ id }) => id === 'log');
    const facts = log?.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])) ?? [];
    const said = new Map(facts.map(({ id, value }) => [id, value?.text]));
    expect(said.get('newByPriority')).toBe('0 · 1 · 1 · 0');
    expect(said.get('openByPriority')).toBe('0 · 0 · 1 · 0');
    expect(said.get('trend')).toBe('1 on the first day, 1 a week before, 1 on Tue 24 Mar; most 1');
    const [table] = log?.blocks.filter((block) => block.kind === 'table') ?? [];
    expect(table?.rows.length).toBe(15);
  });

  it('is plain JSON that gives the same documents after it was stored', async () => {
    for (const kind of ['hand-over', 'briefing'] as const) {
      const snapshot = supportSnapshot(kind);
      const stored: unknown = JSON.parse(JSON.stringify(snapshot));
      if (!isSupportSnapshot(stored)) throw new Error('not a document of early life support');
      for (const format of ['html', 'docx'] as const)
        expect(Buffer.from(await write(stored, format)).equals(await write(snapshot, format)), format).toBe(true);
    }
    expect(supportFileName(supportSnapshot('hand-over'))).toBe('hand-over-PAY-1-r1');
  });
});

describe('a briefing', () => {
  it('says what is delivered, who feels it, known errors, where trouble may arise, whom to call', async () => {
    const snapshot = supportSnapshot('briefing', fullBook(), { asOf: onDay(-1) });
    expect(isBriefingCut(snapshot, t)).toBe(false);
    expect(sectionIds(snapshot)).toEqual(['delivers', 'affected', 'known-errors', 'trouble', 'whomToCall', 'levels']);
    const html = wordsOf(strFromU8(await write(snapshot, 'html')));
    const docx = wordsOf(docxXml(await write(snapshot, 'docx')));
    for (const said of [
      'A new payment screen.',
      'Services that change: Core banking',
      'Web portal (through Core banking), Mobile app (through Core banking)',
      'KE-3',
      'Choose the month first.',
      'Month end prints more slowly.',
      'Seen in test: INC-0 Prints twice.',
      'The floor-walkers wear green.',
      'Decides on rollback: Ann Åström',
      'محمد الأحمد, 10 – 16 Mar',
      '王小明, 17 – 23 Mar',
    ]) {
      expect(html.replaceAll(/\u2009/g, ' '), said).toContain(said);
      expect(docx.replaceAll(/\u2009/g, ' '), said).toContain(said);
    }
  });

  it('names what has no room on the page, and where it stands', async () => {
    const snapshot = supportSnapshot('briefing', fullBook({ knownErrors: 40, text: 'goes on and on '.repeat(28) }));
    expect(isBriefingCut(snapshot, t)).toBe(true);
    const report = buildSupportReport(snapshot, t);
    const errors = report.sections.find(({ id }) => id === 'known-errors')?.blocks ?? [];
    const [table, note] = errors;
    const shown = table?.kind === 'table' ? table.rows.map(([key]) => key?.text) : [];
    expect(shown.length).toBeGreaterThan(0);
    expect(note?.kind === 'text' ? note.text : '').toContain(
      `Left out for want of room: KE-${shown.length + 1}, KE-${shown.length + 2},`,
    );
    expect(note?.kind === 'text' ? note.text : '').toContain(
      'early life support of PAY 1 in Slipway, part Known errors',
    );
    const docx = wordsOf(docxXml(await write(snapshot, 'docx')));
    expect(docx).toContain('Left out for want of room');
  });

  it('keeps to its room whatever is written, and leaves nothing out without a word', () => {
    const said = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ minLength: 200, maxLength: 440 }),
      fc.constant('w'.repeat(440)),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), said, (knownErrors, text) => {
        const full = fullBook({ knownErrors, text });
        const snapshot = supportSnapshot('briefing', full);
        const report = buildSupportReport(snapshot, t);
        const errors = report.sections.find(({ id }) => id === 'known-errors')?.blocks ?? [];
        const rows = errors.flatMap((block) => (block.kind === 'table' ? block.rows : []));
        const notes = errors.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
        if (rows.length < knownErrors) expect(notes.join(' ')).toContain(`KE-${rows.length + 1}`);
        if (!isBriefingCut(snapshot, t)) expect(rows.length).toBe(knownErrors);
      }),
      { numRuns: 40 },
    );
  });
});

describe('hostile text', () => {
  const EVIL = `<script>alert(1)</script> "}</style><b>&amp;\\"; } =HYPERLINK("http://x","y") ]]><x/> a\u0000b\u001F`;

  it('is text in both documents and every format', async () => {
    const evil = fullBook({ text: EVIL });
    const named = { ...evil, release: { ...evil.release, key: '<i>=CMD()', name: '</title><script>' } };
    for (const kind of ['hand-over', 'briefing'] as const) {
      const snapshot = supportSnapshot(kind, named, { classification: '"}@page{size:a0}</style><script>' });
      const html = strFromU8(await write(snapshot, 'html'));
      expect(html).not.toMatch(/<script|<x\/>|<i>|<b>&amp;amp/i);
      expect(html.match(/<\/style>/g)).toHaveLength(1);
      expect(html.slice(0, html.indexOf('</style>'))).not.toContain('@page{size:a0');
      expect(wordsOf(html)).toContain('A new payment screen <script>alert(1)</script>');
      for (const [name, bytes] of Object.entries(unzipSync(await write(snapshot, 'docx')))) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        expect(strFromU8(bytes), name).not.toMatch(/<script|<x\/>|[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
      }
      expect(supportFileName(snapshot)).toMatch(/^[\p{L}\p{N}.-]+$/u);
    }
  });
});
