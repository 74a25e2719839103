import type { ChangeRequest } from '../../model/change.ts';
import { ReportValues } from '../report/values.ts';
import type { PackChange, PackSnapshot } from './snapshot.ts';

export { orEmpty, type Known } from '../report/values.ts';

/** What a pack says of changes, beside what every report says. */
export class Values extends ReportValues<PackSnapshot> {
  type({ typeId }: ChangeRequest): string {
    return this.snapshot.types[typeId]?.name ?? typeId;
  }

  state({ statusId }: ChangeRequest): string {
    return this.snapshot.statuses[statusId]?.name ?? statusId;
  }

  risk({ risk }: PackChange): string {
    return this.t(`changes:risk.${risk.level ?? 'open'}`);
  }
}
