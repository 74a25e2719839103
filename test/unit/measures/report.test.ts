import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildMeasures } from '#shared/documents/measures/build.ts';
import { MEASURES_FORMATS, renderMeasures, type MeasuresFormat } from '#shared/documents/measures/export.ts';
import { freezeMeasures, type MeasuresSnapshot } from '#shared/documents/measures/snapshot.ts';
import type { MeasureRange, MeasureSource } from '#shared/planning/measures/source.ts';
import { measure } from '#shared/planning/measures/measures.ts';
import { measureText } from '#shared/planning/measures/value-text.ts';
import { createText } from '#shared/text/index.ts';
import { change, service } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';
import { release } from '../../support/records.ts';

/* What is printed of the measures says what the page says, in every format. */

const { t } = createText('en');
const by = { fonts: [], print: async (html: string) => Promise.resolve(new TextEncoder().encode(html)) };
const HOSTILE = '<script>alert(1)</script> "}</style>';
const { configuration: plain } = defaultPlan('Europe/Berlin');
const services = new Map([service('a', [], { name: `Payments ${HOSTILE}` }), service('b')].map((one) => [one.id, one]));
const ended = (id: string, actualEnd: string, outcome: 'successful' | 'backedOut') =>
  change(id, {
    serviceIds: ['a'],
    submittedAt: '2026-10-30T08:00:00Z',
    actualStart: '2026-11-02T20:00:00Z',
    actualEnd,
    outcome,
  });
const source: MeasureSource = {
  configuration: { ...plain, services },
  changes: [
    ended('x', '2026-11-10T20:00:00Z', 'successful'),
    ended('y', '2026-11-11T20:00:00Z', 'successful'),
    ended('z', '2026-12-02T20:00:00Z', 'backedOut'),
  ],
  releases: [
    release('r', {
      key: '=1+1',
      name: HOSTILE,
      serviceIds: ['a'],
      releaseDate: '2026-12-05',
      costEstimated: 1_000,
      costActual: 1_250,
      effortActual: 8,
    }),
    release('s', { key: 'OTHER', serviceIds: ['b'], releaseDate: '2026-12-05', costEstimated: 77_777 }),
  ],
  deployments: [],
  phases: [],
  incidents: [],
  supports: [],
  waivers: [],
  dateSteps: [],
};
const RANGE: MeasureRange = { first: '2026-11-01', last: '2026-12-31', serviceIds: ['a'], teamIds: [] };
const frozen = (fields: Partial<MeasureSource> = {}): MeasuresSnapshot =>
  freezeMeasures({ ...source, ...fields }, RANGE, '2026-12-20T08:00:00Z', {
    workspace: `Plan ${HOSTILE}`,
    asOf: '2026-12-20T09:00:00Z',
    classification: 'Internal',
    paper: 'a4',
    language: 'en',
    locale: 'en-GB',
  });
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#39': "'" };
const read = (xml: string): string => xml.replaceAll(/&(#39|\w+);/g, (all, name: string) => ENTITIES[name] ?? all);
const words = (xml: string): string => read(xml.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ');
const write = async (format: MeasuresFormat, snapshot = frozen()) => renderMeasures(snapshot, t, format, by);

describe('printed measures', () => {
  it('say each figure of the page with its definition, on paper and in the document', async () => {
    const html = words(strFromU8(await write('html')));
    const docx = words(strFromU8(unzipSync(await write('docx'))['word/document.xml'] ?? new Uint8Array()));
    for (const { name, unit, value, of } of measure(source, RANGE)) {
      const said = measureText(t, 'en-GB', unit);
      const definition = t(`measures:definition.${name}`);
      const row = `${value === null ? t('measures:none') : said.bare(value)} ${t(`measures:unit.${unit}`)} ${of} ${definition}`;
      const wanted = `${t(`measures:name.${name}`)} ${row}`.replaceAll(/\s+/g, ' ');
      expect(html).toContain(wanted);
      expect(docx).toContain(wanted);
    }
    // Two of three changes went well; by month all and none.
    expect(html).toContain('Change success rate 66.7 % of 3 100 Nov 0 Dec');
    expect(html).toContain('Internal');
    expect(html).not.toMatch(/Draft|Revision/);
  });

  it('have the figures as numbers in the workbook, by month and over the range', async () => {
    const parts = unzipSync(await write('xlsx'));
    const sheets = Object.entries(parts)
      .filter(([name]) => name.startsWith('xl/worksheets/'))
      .map(([, part]) => strFromU8(part));
    const numbers = (cells: string): number[] => [...cells.matchAll(/<v>([^<]*)<\/v>/g)].map(([, one]) => Number(one));
    const all = sheets.flatMap(numbers);
    for (const one of measure(source, RANGE)) {
      for (const value of [one.value, ...one.byMonth.map((month) => month.value)])
        if (value !== null) expect(all).toContain(value);
    }
    expect(all).toEqual(expect.arrayContaining([1_000, 1_250, 25, 8]));
    // Formulas are the one thing a name must never become.
    expect(sheets.join('')).not.toMatch(/<f[ >]/);
  });

  it('draw what was counted, and say by name what was not', () => {
    const section = buildMeasures(frozen(), t).sections.find(({ id }) => id === 'measures');
    const charts = section?.blocks.flatMap((block) => (block.kind === 'chart' ? [block.id] : [])) ?? [];
    expect(charts).toEqual(['changeSuccess', 'emergencyShare', 'leadTime', 'changeFailure']);
    const said = section?.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    expect(said).toEqual([
      'Nothing in the range was counted for: Deployments, Time to restore, Freeze waivers, Slips, Days slipped, Early life support.',
    ]);
    const empty = buildMeasures(frozen({ changes: [], releases: [] }), t);
    expect(empty.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'))).toEqual([]);
    expect(JSON.stringify(empty)).toContain(t('measures:cost.empty'));
  });

  it('speak of the services that were chosen, costs too', async () => {
    const html = words(strFromU8(await write('html')));
    expect(html).toContain(`Services Payments ${HOSTILE}`);
    expect(html).toContain('1,250 +25');
    expect(html).not.toContain('OTHER');
  });

  it('keep hostile text as text in every format', async () => {
    for (const format of MEASURES_FORMATS) {
      const bytes = await write(format);
      const parts = format === 'xlsx' || format === 'docx' ? Object.values(unzipSync(bytes)) : [bytes];
      const xml = parts.map((part) => strFromU8(part)).join('\n');
      expect(xml, format).not.toContain('<script');
      expect(read(xml), format).toContain(HOSTILE);
    }
  });
});
