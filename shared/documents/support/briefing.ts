import { inOrderOfUse, isClosed } from '../../planning/support/known-errors.ts';
import { onCall } from '../../planning/support/on-call.ts';
import type { EscalationLevel } from '../../model/support.ts';
import type { Text } from '../../text/index.ts';
import { frameOf } from '../report/frame.ts';
import { text, type Report, type ReportBlock, type ReportSection } from '../report/report.ts';
import { linesOf } from '../text-metrics.ts';
import { POINT_MM } from '../paper.ts';
import { fitParts, isCut, type Fit, type RowsPart, type SheetSize, type TextPart } from './one-page.ts';
import { releaseName, type SupportSnapshot } from './snapshot.ts';
import { SupportValues, type Head } from './values.ts';

interface Named {
  readonly id: string;
  readonly title: string;
  /** Part of the page in the window where all of it stands. */
  readonly tab: 'briefing' | 'knownErrors' | 'escalation';
}
type NamedText = Named & TextPart;
type NamedRows = Named & RowsPart & { readonly columns: readonly Head[] };
type BriefingPart = NamedText | NamedRows;

/** Within the margins of report-style, with room for what a word processor adds; width of the text. */
const SIZES: Readonly<Record<SupportSnapshot['paper'], SheetSize>> = {
  a4: { width: 178, height: 258 },
  letter: { width: 184, height: 240 },
};
const TITLE_POINTS = 15;
const UNDER_TITLE_MM = 9;
/** Names of what was left out that are said. */
const NAMES = 8;

/** What the service desk reads before go-live, on one page; what did not fit is named, and where it stands. */
export function buildBriefing(snapshot: SupportSnapshot, t: Text): Report {
  const values = new SupportValues(snapshot, t);
  const { release, phase } = snapshot.book;
  const title = t('supportDocuments:title.briefing', { release: releaseName(snapshot.book) });
  const live = release.releaseDate ?? phase?.first ?? null;
  const days = phase === null ? t('supportDocuments:noDays') : values.dates.range(phase.first, phase.last);
  const subtitle = [
    live === null ? '' : t('supportDocuments:liveOn', { date: values.dates.day(live) }),
    `${t('supportDocuments:fact.days')}: ${days}`,
  ];
  return frameOf(values, {
    title,
    subtitle: subtitle.filter((part) => part !== '').join(' · '),
    sections: fittedParts(values, title).map(([part, fit]) => sectionFor(part, fit, values)),
    onePage: true,
  });
}

/** Whether anything of it had to be left out. */
export function isBriefingCut(snapshot: SupportSnapshot, t: Text): boolean {
  const values = new SupportValues(snapshot, t);
  const title = t('supportDocuments:title.briefing', { release: releaseName(snapshot.book) });
  return fittedParts(values, title).some(([, fit]) => isCut(fit));
}

function fittedParts(values: SupportValues, title: string): [BriefingPart, Fit][] {
  const { width, height } = SIZES[values.snapshot.paper];
  const head = linesOf(title, TITLE_POINTS, width) * TITLE_POINTS * 1.4 * POINT_MM + UNDER_TITLE_MM;
  const parts = partsOf(values);
  return fitParts(parts, { width, height: height - head }, (part, fit) => noteOn(part, fit, values)).flatMap(
    (fit, index): [BriefingPart, Fit][] => {
      const part = parts[index];
      return part === undefined ? [] : [[part, fit]];
    },
  );
}

function partsOf(values: SupportValues): BriefingPart[] {
  const { t, snapshot } = values;
  const { support } = snapshot.book;
  const said = (id: 'delivers' | 'affected' | 'trouble' | 'whomToCall', ...lines: readonly string[]): NamedText[] => {
    const all = [support[id], ...lines].filter((line) => line.trim() !== '');
    const part: NamedText = {
      id,
      title: t(`support:field.${id}`),
      tab: 'briefing',
      kind: 'text',
      text: all.join('\n'),
    };
    return all.length === 0 ? [] : [part];
  };
  const call = said('whomToCall', ...authority(values));
  return [
    ...said('delivers'),
    ...said('affected', ...servicesOf(values)),
    ...errorRows(values),
    ...said('trouble', ...seenInTest(values)),
    ...call,
    // Where nothing else is said about it, the levels are whom to call.
    ...levelRows(values, t(call.length === 0 ? 'support:field.whomToCall' : 'support:tabs.escalation')),
  ];
}

/** Services that change, and those that feel it over the whole graph. */
function servicesOf({ t, snapshot: { impact } }: SupportValues): string[] {
  const changed = impact.filter(({ steps }) => steps === 0).map(({ name }) => name);
  const touched = impact
    .filter(({ steps }) => steps > 0)
    .map(({ name: service, through }) => t('supportDocuments:through', { service, through }));
  return [
    changed.length === 0 ? '' : t('supportDocuments:changedServices', { services: changed.join(', ') }),
    touched.length === 0 ? '' : t('supportDocuments:touchedServices', { services: touched.join(', ') }),
  ];
}

function seenInTest({ t, snapshot: { book } }: SupportValues): string[] {
  return book.incidents
    .filter(
      ({ preProduction, knownErrorId, resolvedAt }) => preProduction && knownErrorId === null && resolvedAt === null,
    )
    .toSorted((a, b) => a.priority - b.priority || (a.openedAt < b.openedAt ? -1 : 1))
    .map(({ key, title }) => t('supportDocuments:seenInTest', { incident: `${key} ${title}`.trim() }));
}

function authority({ t, snapshot: { book }, name }: SupportValues): string[] {
  const { rollbackAuthorityId, majorIncidentManagerId, bridge } = book.support;
  const line = (what: string, who: string): string =>
    who === '' ? '' : t('supportDocuments:authority', { what, who });
  return [
    line(t('support:escalation.rollback'), name(rollbackAuthorityId)),
    line(t('support:escalation.majorIncident'), name(majorIncidentManagerId)),
    line(t('support:escalation.bridge'), bridge),
  ];
}

function errorRows(values: SupportValues): NamedRows[] {
  const { t, snapshot, dates } = values;
  const open = inOrderOfUse(snapshot.book.knownErrors).filter((error) => !isClosed(error));
  const columns: Head[] = [
    ['key', t('support:knownError.key'), 2.4],
    ['title', t('support:knownError.columns.title'), 7],
    ['workaround', t('support:knownError.workaround'), 9],
    ['article', t('support:knownError.article'), 3.6],
  ];
  return rowsPart(
    { id: 'known-errors', title: t('support:tabs.knownErrors'), tab: 'knownErrors' },
    columns,
    open.map(({ key, title, symptom, workaround, article, expiresOn }) => {
      const until =
        expiresOn === null ? '' : t('supportDocuments:workaroundExpires', { date: dates.shortDay(expiresOn) });
      const round = workaround.trim() === '' ? [t('supportDocuments:noWorkaround')] : [workaround, until];
      return [key, linesSaid(title, symptom), linesSaid(...round), article];
    }),
  );
}

function levelRows(values: SupportValues, title: string): NamedRows[] {
  const { t, snapshot } = values;
  const columns: Head[] = [
    values.head('level', 5),
    ['contact', t('support:escalation.contact'), 5],
    ['hours', t('support:escalation.hours'), 4],
    values.head('onCall', 8),
  ];
  const { escalation } = snapshot.book.support;
  return rowsPart(
    { id: 'levels', title, tab: 'escalation' },
    columns,
    escalation.map((level) => [level.name, level.contact, level.hours, whoAnswers(level, values)]),
  );
}

/** Turns that are not over, each with its days; without any, everybody of the level. */
function whoAnswers(level: EscalationLevel, values: SupportValues): string {
  const { snapshot, t, dates, name } = values;
  const turns = level.rota
    .filter(({ last, personId }) => last >= snapshot.today && personId !== null)
    .toSorted((a, b) => (a.first < b.first ? -1 : 1));
  if (turns.length > 0)
    return turns
      .map(({ first, last, personId }) =>
        t('supportDocuments:turn', { who: name(personId), days: dates.shortRange(first, last) }),
      )
      .join('\n');
  return values.names(onCall([level], snapshot.today)[0]?.personIds ?? []);
}

function rowsPart(named: Named, columns: readonly Head[], rows: readonly (readonly string[])[]): NamedRows[] {
  if (rows.length === 0) return [];
  const heads = columns.map(([, head]) => head);
  const widths = columns.map(([, , width]) => width);
  return [{ ...named, kind: 'rows', columns, heads, widths, rows, names: rows.map(([first = '']) => first) }];
}

const linesSaid = (...lines: readonly string[]): string => lines.filter((line) => line.trim() !== '').join('\n');

function sectionFor(part: BriefingPart, fit: Fit, values: SupportValues): ReportSection {
  const { id, title } = part;
  const blocks: ReportBlock[] = [];
  if (part.kind === 'text') blocks.push({ kind: 'text', heading: '', text: fit.text });
  else if (fit.rows.length > 0)
    blocks.push({
      kind: 'table',
      id,
      title: '',
      columns: part.columns.map(([column, head, width]) => ({ id: column, head, width })),
      rows: fit.rows.map((row) => row.map((cell) => text(cell))),
    });
  const note = noteOn(part, fit, values);
  if (note !== '') blocks.push({ kind: 'text', heading: '', text: note });
  return { id, title, landscape: false, blocks };
}

/** What of a part is not on the page, and where all of it stands. */
function noteOn({ tab }: Named, { leftOut, shortened }: Fit, { t, snapshot }: SupportValues): string {
  if (leftOut.length === 0 && !shortened) return '';
  const named = leftOut.slice(0, NAMES).join(', ');
  const more = leftOut.length - NAMES;
  const list = more > 0 ? t('supportDocuments:andMore', { list: named, count: more }) : named;
  return [
    leftOut.length === 0 ? t('supportDocuments:shortened') : t('supportDocuments:leftOut', { list }),
    t('supportDocuments:where', { release: snapshot.book.release.key, part: t(`support:tabs.${tab}`) }),
  ].join(' ');
}
