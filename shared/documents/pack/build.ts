import type { Text } from '../../text/index.ts';
import { frameOf } from '../report/frame.ts';
import { changeBlock } from './change-block.ts';
import type { Report, ReportBlock, ReportSection } from '../report/report.ts';
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

/** A pack's frame around its sections. */
export function reportOf(values: Values, title: string, makers: readonly SectionMaker[]): Report {
  const { first, last, meets } = values.snapshot;
  return frameOf(values, {
    title,
    subtitle: meets === null ? values.dates.range(first, last) : values.when(meets),
    sections: makers.map((make) => make(values)),
  });
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
