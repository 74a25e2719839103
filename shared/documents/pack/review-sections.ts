import type { Id } from '../../model/schema.ts';
import { text, type ReportBlock, type ReportSection } from '../report/report.ts';
import type { PackChange } from './snapshot.ts';
import { sectionOf, tableOf } from './tables.ts';
import type { Known, Values } from './values.ts';

const of = ({ snapshot }: Values, ids: readonly Id[]): PackChange[] => ids.flatMap((id) => snapshot.changes[id] ?? []);

export function closedSection(values: Values): ReportSection | null {
  const { snapshot, t, dates } = values;
  const rows = of(values, snapshot.closed).map(({ record, incidents }): Known[] => [
    text(record.key),
    text(record.title),
    text(values.type(record)),
    values.instant(record.actualEnd),
    text(t(`changes:outcomes.${record.outcome ?? 'none'}`)),
    values.text(incidents.join('; ')),
    values.text(record.closeNotes),
  ]);
  const title = t('pack:section.closed', { day: dates.day(snapshot.since) });
  const table = tableOf(
    values,
    'closed',
    '',
    [
      ['key', 3.8],
      ['title', 6],
      ['type', 3],
      ['ended', 4.5],
      ['outcome', 4],
      ['incidents', 5],
      ['notes', 6],
    ],
    rows,
  );
  return sectionOf('closed', title, [table]);
}

export function ratifySection(values: Values): ReportSection | null {
  const { snapshot, t, name } = values;
  const ratify = of(values, snapshot.toRatify).map(({ record }): Known[] => [
    text(record.key),
    text(record.title),
    text(record.unauthorised ? t('changes:fields.unauthorised') : values.type(record)),
    values.instant(record.breakGlass?.startedAt ?? record.actualStart),
    values.text(record.breakGlass?.reason ?? record.reason),
    values.text(name(record.ownerId)),
  ]);
  const reviews = of(values, snapshot.reviews).map(({ record, review }): Known[] => [
    text(record.key),
    text(record.title),
    values.date(review?.dueBy ?? null),
    values.text((review?.reasons ?? []).map((reason) => t(`pack:reviewReason.${reason}`)).join(', ')),
    values.text(name(record.review?.ownerId ?? record.ownerId)),
  ]);
  return sectionOf('ratify', t('pack:section.ratify'), [
    tableOf(
      values,
      'ratify',
      t('pack:ratify'),
      [
        ['key', 3.8],
        ['title', 6],
        ['type', 3],
        ['begun', 4.5],
        ['reason', 7],
        ['owner', 4],
      ],
      ratify,
    ),
    tableOf(
      values,
      'reviews',
      t('pack:reviews'),
      [
        ['key', 3.8],
        ['title', 7],
        ['reviewDue', 4],
        ['reviewFor', 5],
        ['owner', 4],
      ],
      reviews,
    ),
  ]);
}

export function improvementsSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const { meeting } = snapshot;
  const said = [meeting?.improvements ?? '', meeting?.notes ?? ''].filter((one) => one.trim() !== '');
  return sectionOf(
    'improvements',
    t('pack:section.improvements'),
    said.map((one): ReportBlock => ({ kind: 'text', heading: '', text: one })),
  );
}

/** What was decided, or room to write it down, and who signs. */
export function decisionsSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const { meeting, agenda, changes } = snapshot;
  const decided = new Map(meeting?.agenda.map((item) => [item.changeId, item]));
  const rows = agenda.flatMap(({ changeId }): Known[][] => {
    const change = changes[changeId];
    if (change === undefined) return [];
    const item = decided.get(changeId);
    const decision = item?.decision ?? null;
    return [
      [
        text(change.record.key),
        text(change.record.title),
        decision === null ? null : text(t(`pack:decision.${decision}`)),
        values.text(item?.conditions ?? ''),
        values.instant(item?.decidedAt ?? null),
      ],
    ];
  });
  const log = tableOf(
    values,
    'decisions',
    '',
    [
      ['key', 3.8],
      ['title', 7],
      ['decision', 3.4],
      ['conditions', 7],
      ['decided', 4.6],
    ],
    rows,
  );
  if (log === null) return null;
  return sectionOf('decisions', t('pack:section.decisions'), [log, signatures(values)]);
}

/** Who signs the minutes, which have said what was decided before. */
export function signaturesSection(values: Values): ReportSection | null {
  return sectionOf('signatures', values.t('pack:section.signatures'), [signatures(values)]);
}

function signatures({ snapshot: { meeting }, t, name }: Values): ReportBlock {
  const chair = meeting?.attendance.find((one) => one.chair);
  const chairName = chair === undefined ? '' : chair.personId === null ? chair.name : name(chair.personId);
  const lines = [
    { role: t('pack:chair'), name: chairName },
    { role: t('pack:changeManager'), name: '' },
  ];
  return { kind: 'signatures', lines, signatureLabel: t('pack:signature'), dateLabel: t('pack:signedOn') };
}
