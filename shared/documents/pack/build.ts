import type { Text } from '../../text/index.ts';
import { changeBlock } from './change-block.ts';
import type { Report, ReportBlock, ReportSection } from './report.ts';
import {
  agendaSection,
  attendanceSection,
  coverSection,
  previousSection,
  sinceLastSection,
} from './meeting-sections.ts';
import {
  conflictsSection,
  outageSection,
  releasesSection,
  scheduleSection,
  standardSection,
} from './schedule-sections.ts';
import { closedSection, decisionsSection, improvementsSection, ratifySection } from './review-sections.ts';
import type { PackSnapshot } from './snapshot.ts';
import { Values } from './values.ts';

/** What every section is made with; null where it has nothing to say and is left out. */
export type SectionMaker = (values: Values) => ReportSection | null;

const PACK: readonly SectionMaker[] = [
  coverSection,
  attendanceSection,
  sinceLastSection,
  previousSection,
  closedSection,
  ratifySection,
  agendaSection,
  changesSection,
  conflictsSection,
  scheduleSection,
  outageSection,
  standardSection,
  releasesSection,
  improvementsSection,
  decisionsSection,
];
const SCHEDULE: readonly SectionMaker[] = [coverSection, sinceLastSection, scheduleSection, outageSection];

/** The pack a board reads, or the schedule everybody else does, in the order of CHECKLISTS "CAB pack, in order". */
export function buildPackReport(snapshot: PackSnapshot, t: Text): Report {
  const values = new Values(snapshot, t);
  const makers = snapshot.kind === 'cab-pack' ? PACK : SCHEDULE;
  return reportOf(values, packTitle(snapshot, t), makers);
}

export function packTitle({ kind, board, meeting }: PackSnapshot, t: Text): string {
  if (kind === 'change-schedule') return t('pack:title.change-schedule');
  return t('pack:title.cab-pack', { board: meeting?.title ?? board?.name ?? t('pack:noBoard') });
}

/** A report's frame around its sections, with what stands on every page. */
export function reportOf(values: Values, title: string, makers: readonly SectionMaker[]): Report {
  const { snapshot, t, dates } = values;
  const { zone, asOf, dataAsOf, revision } = snapshot;
  const [before = '', between = '', after = ''] = t('pack:pageOf', { page: '\u0001', pages: '\u0002' }).split(
    /[\u0001\u0002]/u,
  );
  return {
    title,
    subtitle: snapshot.meets === null ? dates.range(snapshot.first, snapshot.last) : values.when(snapshot.meets),
    language: snapshot.language,
    locale: snapshot.locale,
    zone,
    asOf,
    paper: snapshot.paper,
    classification: snapshot.classification,
    revision: revision === null ? t('pack:draft') : t('pack:revision', { revision }),
    foot: [
      t('pack:asOf', { when: dates.instant(asOf, zone) }),
      dataAsOf === null ? t('pack:noData') : t('pack:dataAsOf', { when: dates.instant(dataAsOf, zone) }),
      t('pack:zone', { zone }),
    ],
    pageOf: [before, between, after],
    contents: t('pack:contents'),
    sections: makers.flatMap((make) => make(values) ?? []),
  };
}

function changesSection(values: Values): ReportSection | null {
  const { agenda, changes } = values.snapshot;
  const blocks = agenda.flatMap(({ changeId, note }): ReportBlock[] => {
    const change = changes[changeId];
    return change === undefined ? [] : [changeBlock(change, values, note)];
  });
  return blocks.length === 0
    ? null
    : { id: 'changes', title: values.t('pack:section.changes'), landscape: false, blocks };
}
