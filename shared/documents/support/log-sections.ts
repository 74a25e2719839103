import type { Incident } from '../../model/support.ts';
import { addDays } from '../../planning/days.ts';
import {
  isComplaintOpen,
  PRIORITIES,
  totalOf,
  type ByPriority,
  type DayFigures,
} from '../../planning/support/figures.ts';
import { sectionOf, tableWith } from '../report/parts.ts';
import { text, type ChartBlock, type Fact, type ReportSection } from '../report/report.ts';
import type { Known } from '../report/values.ts';
import type { Head, SupportValues } from './values.ts';

const WEEK = 7;
/** Days a chart shows at most: the figures of all stand in the table. */
const CHART_DAYS = 60;

/** H: what came in day by day, how many of each priority, and which way it went. */
export function logSection(values: SupportValues): ReportSection | null {
  const { snapshot, t } = values;
  const { figures, book } = snapshot;
  const last = figures.at(-1);
  if (last === undefined) return null;
  const opened = (priority: keyof ByPriority): number => figures.reduce((sum, day) => sum + day.opened[priority], 0);
  const fact = (id: 'newByPriority' | 'openByPriority' | 'complaints' | 'trend', value: string): Fact => ({
    id,
    label: t(`supportDocuments:fact.${id}`),
    value: text(value),
  });
  const hits = figures.reduce((sum, { knownErrorHits }) => sum + knownErrorHits, 0);
  const facts: Fact[] = [
    fact('newByPriority', counts(values, { 1: opened(1), 2: opened(2), 3: opened(3), 4: opened(4) })),
    fact('openByPriority', counts(values, last.open)),
    fact('trend', trend(values, figures, last)),
    { id: 'hits', label: t('support:log.hitsHelp'), value: values.number(hits) },
    fact('complaints', t('supportDocuments:ofAll', { all: book.complaints.length, open: last.complaintsOpen })),
  ];
  const written = tableWith(
    'written',
    t('support:log.written'),
    [
      ['day', t('support:log.columns.day'), 3],
      ['changesMade', t('support:log.changesMade'), 8],
      ['notes', t('support:log.notes'), 8],
    ],
    figures.flatMap(({ day, written: said }): Known[][] =>
      said === null || `${said.changesMade}${said.notes}`.trim() === ''
        ? []
        : [[values.date(day), values.text(said.changesMade), values.text(said.notes)]],
    ),
  );
  return sectionOf('log', t('support:tabs.log'), [
    { kind: 'facts', facts },
    chart(values, figures),
    dayTable(values, figures),
    written,
  ]);
}

function dayTable(values: SupportValues, figures: readonly DayFigures[]) {
  const { t } = values;
  const columns: Head[] = [
    ['day', t('support:log.columns.day'), 5],
    ...PRIORITIES.map((priority): Head => [`new-${priority}`, t('supportDocuments:columns.newP', { priority }), 2.2]),
    ['resolved', t('support:log.columns.resolved'), 3.9],
    ...PRIORITIES.map((priority): Head => [`open-${priority}`, t('supportDocuments:columns.openP', { priority }), 2.5]),
    ['hits', t('support:log.columns.hits'), 2],
    ['complaints', t('support:log.columns.complaints'), 5.5],
    ['satisfaction', t('support:log.columns.satisfaction'), 2.8],
    ['sla', t('support:log.columns.sla'), 2.4],
  ];
  return tableWith(
    'log',
    '',
    columns,
    figures.map((day) => [
      { kind: 'date', date: day.day, text: values.dates.shortDay(day.day) },
      ...PRIORITIES.map((priority) => values.number(day.opened[priority])),
      values.number(totalOf(day.resolved)),
      ...PRIORITIES.map((priority) => values.number(day.open[priority])),
      values.number(day.knownErrorHits),
      text(t('support:log.complaintsOf', { new: day.complaintsNew, open: day.complaintsOpen })),
      values.number(day.written?.satisfaction ?? null),
      sla(values, day.written?.slaMet ?? null),
    ]),
  );
}

const sla = ({ t }: SupportValues, met: boolean | null): Known =>
  met === null ? null : text(t(`support:log.slaLong.${met ? 'met' : 'missed'}`));

const counts = ({ t }: SupportValues, by: ByPriority): string =>
  t('supportDocuments:counts', { p1: by[1], p2: by[2], p3: by[3], p4: by[4] });

function trend({ t, dates }: SupportValues, figures: readonly DayFigures[], last: DayFigures): string {
  const before = addDays(last.day, -WEEK);
  const first = figures[0] ?? last;
  const week = figures.find(({ day }) => day === before) ?? first;
  return t('supportDocuments:trend', {
    first: totalOf(first.open),
    week: totalOf(week.open),
    now: totalOf(last.open),
    day: dates.shortDay(last.day),
    most: Math.max(...figures.map(({ open }) => totalOf(open))),
  });
}

function chart({ t, dates }: SupportValues, figures: readonly DayFigures[]): ChartBlock {
  return {
    kind: 'chart',
    id: 'open',
    title: t('support:overview.open'),
    value: '',
    note: '',
    top: null,
    bars: figures.slice(-CHART_DAYS).map(({ day, open }) => {
      const total = totalOf(open);
      return { label: dates.dayMonth(day), value: total, text: String(total) };
    }),
  };
}

/** What is handed over unresolved, and what still has to be done about it. */
export function openSection(values: SupportValues): ReportSection | null {
  const { snapshot, t } = values;
  const { book, actions, today } = snapshot;
  const open = book.incidents
    .filter(({ resolvedAt }) => resolvedAt === null)
    .toSorted((a, b) => a.priority - b.priority || (a.openedAt < b.openedAt ? -1 : 1));
  const complaints = book.complaints
    .filter((complaint) => isComplaintOpen(complaint, today))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return sectionOf('incidents', t('supportDocuments:section.incidents'), [
    incidentTable(
      values,
      'incidents',
      t('support:log.allIncidents'),
      open.filter(({ isRequest }) => !isRequest),
    ),
    tableWith(
      'complaints',
      t('support:log.complaints'),
      [
        ['day', t('support:complaint.day'), 4],
        ['who', t('support:complaint.who'), 4],
        ['channel', t('support:complaint.channel'), 3],
        ['theme', t('support:complaint.theme'), 3],
        ['text', t('support:complaint.text'), 8],
        ['reply', t('support:complaint.reply'), 6],
      ],
      complaints.map((one) => [
        values.date(one.day),
        values.text(one.who),
        values.text(one.channel),
        values.text(one.theme),
        values.text(one.text),
        values.text(one.reply),
      ]),
    ),
    tableWith(
      'actions',
      t('support:log.actions'),
      [values.head('action', 10), values.head('owner', 4), values.head('due', 4)],
      actions.map((one) => [text(one.text), values.text(values.name(one.ownerId)), values.date(one.due)]),
    ),
    incidentTable(
      values,
      'wishes',
      t('supportDocuments:wishes'),
      open.filter(({ isRequest }) => isRequest),
    ),
  ]);
}

function incidentTable(values: SupportValues, id: string, title: string, incidents: readonly Incident[]) {
  const { t } = values;
  return tableWith(
    id,
    title,
    [
      ['key', t('support:incident.key'), 4],
      ['title', t('support:incident.title'), 9],
      ['priority', t('support:incident.priority'), 2.4],
      ['opened', t('support:incident.openedAt'), 5],
      ['services', t('support:incident.services'), 5],
      ['knownError', t('support:incident.knownError'), 3],
    ],
    incidents.map((one) => [
      values.text(one.key),
      values.lines(one.title, one.preProduction ? t('support:incident.preProduction') : '', one.note),
      text(t(`support:incident.priorities.${one.priority}` as 'support:incident.priority')),
      values.instant(one.openedAt),
      values.text(values.names(one.serviceIds)),
      values.text(values.name(one.knownErrorId)),
    ]),
  );
}
