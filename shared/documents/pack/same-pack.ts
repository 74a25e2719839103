import { isSameReport } from '../report/same-report.ts';
import type { PackSnapshot } from './snapshot.ts';

/** Whether two packs say the same: then they are one revision, in whatever formats and whenever they are written. */
export function isSamePack(one: PackSnapshot, other: PackSnapshot): boolean {
  return isSameReport(one, other, ['sinceLast']);
}
