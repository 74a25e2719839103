import type { Text } from '../../text/index.ts';
import { frameOf } from '../report/frame.ts';
import type { Report } from '../report/report.ts';
import { checklistSection, coverSection } from './entry-sections.ts';
import { decisionSection, escalationSection, exitSection, modelSection } from './exit-sections.ts';
import { knownErrorSection, residualSection } from './known-sections.ts';
import { logSection, openSection } from './log-sections.ts';
import { releaseName, type SupportSnapshot } from './snapshot.ts';
import { SupportValues } from './values.ts';

/** What those who run it from now on are given, in the order of CHECKLISTS "Early life support"; signed at its end. */
export function buildHandOver(snapshot: SupportSnapshot, t: Text): Report {
  const values = new SupportValues(snapshot, t);
  const { phase } = snapshot.book;
  return frameOf(values, {
    title: t('supportDocuments:title.hand-over', { release: releaseName(snapshot.book) }),
    subtitle: phase === null ? t('supportDocuments:noDays') : values.dates.range(phase.first, phase.last),
    sections: [
      coverSection,
      checklistSection,
      logSection,
      openSection,
      knownErrorSection,
      escalationSection,
      exitSection,
      modelSection,
      residualSection,
      decisionSection,
    ].map((make) => make(values)),
  });
}
