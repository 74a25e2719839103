import type { Text } from '../../text/index.ts';
import { reportOf } from './build.ts';
import { attendanceSection, coverSection, previousSection } from './meeting-sections.ts';
import { text, type Report, type ReportSection } from '../report/report.ts';
import { improvementsSection, signaturesSection } from './review-sections.ts';
import type { PackSnapshot } from './snapshot.ts';
import { sectionOf, tableOf } from './tables.ts';
import type { Known, Values } from './values.ts';
import { Values as ValuesOf } from './values.ts';

/** What follows from the meeting: who was there, what was decided of each change, who does what until when. */
export function buildMinutes(snapshot: PackSnapshot, t: Text): Report {
  const values = new ValuesOf(snapshot, t);
  const board = snapshot.meeting?.title ?? snapshot.board?.name ?? t('pack:noBoard');
  return reportOf(values, t('pack:title.minutes', { board }), [
    coverSection,
    attendanceSection,
    previousSection,
    decidedSection,
    improvementsSection,
    signaturesSection,
  ]);
}

/** Changes in the order they were taken, with their times as the pack had them. */
function decidedSection(values: Values): ReportSection | null {
  const { snapshot, t, name } = values;
  const items = new Map(snapshot.meeting?.agenda.map((item) => [item.changeId, item]));
  const rows = snapshot.agenda.flatMap(({ changeId, note }): Known[][] => {
    const change = snapshot.changes[changeId];
    if (change === undefined) return [];
    const item = items.get(changeId);
    return [
      [
        text(change.record.key),
        text(change.record.title),
        values.moment(change.start),
        values.moment(change.end),
        text(t(`pack:decision.${item?.decision ?? 'open'}`)),
        values.text([item?.conditions ?? '', note].filter((part) => part.trim() !== '').join('\n')),
        values.instant(item?.decidedAt ?? null),
        values.text(name(change.record.ownerId)),
      ],
    ];
  });
  const table = tableOf(
    values,
    'decided',
    '',
    [
      ['key', 3.8],
      ['title', 6],
      ['start', 5],
      ['end', 5],
      ['decision', 3.4],
      ['conditions', 6],
      ['decided', 4.6],
      ['owner', 4],
    ],
    rows,
  );
  return sectionOf('decided', t('pack:section.decided'), [table]);
}
