import type { ChangeRequest } from '../../model/change.ts';
import { amountsIn, ReportValues, type Known } from '../report/values.ts';
import type { PackChange, PackSnapshot } from './snapshot.ts';

export { orEmpty, type Known } from '../report/values.ts';

/** What a pack says of changes, beside what every report says. */
export class Values extends ReportValues<PackSnapshot> {
  private readonly amounts = amountsIn(this.snapshot.locale, this.snapshot.currency);

  /** In the plan's currency, which stands beside the amount: a pack is read far from the plan. */
  money(value: number | null): Known {
    const { currency } = this.snapshot;
    return value === null ? null : { kind: 'number', value, text: this.amounts.format(value), unit: currency };
  }

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
