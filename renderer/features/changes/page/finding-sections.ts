import type { LintFinding } from '#shared/change/lint/index.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { SectionId } from './section-nav.tsx';

/** Section in which a field is edited, where it is not the summary. */
const SECTION_OF: Partial<Record<keyof ChangeRequest, SectionId>> = {
  reason: 'why',
  benefit: 'why',
  effectOfNotDoing: 'why',
  riskAnswers: 'risk',
  riskReason: 'risk',
  serviceIds: 'services',
  environments: 'services',
  when: 'schedule',
  placeholder: 'schedule',
  outageMinutes: 'schedule',
  implementationPlan: 'implementation',
  testResult: 'test',
  testSignatoryId: 'test',
  testSignedOn: 'test',
  backOutPlan: 'backOut',
  backOutOwnerId: 'backOut',
  backOutMinutes: 'backOut',
  backOutRestores: 'backOut',
  backOutDecideBy: 'backOut',
  communicationsPlan: 'communications',
  serviceDeskReady: 'communications',
  exposure: 'exposure',
  configurationItems: 'fanOut',
};

/** How many findings stand in each section, and all of them at the top. */
export function countsOf(findings: readonly LintFinding[]): ReadonlyMap<SectionId, number> {
  const counts = new Map<SectionId, number>([['findings', findings.length]]);
  for (const { field } of findings) {
    const section = SECTION_OF[field] ?? 'summary';
    counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  return counts;
}
