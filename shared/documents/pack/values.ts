import type { ChangeRequest } from '../../model/change.ts';
import { waiverText } from '../../planning/conflicts/waiver-text.ts';
import { amountsIn, ReportValues, type Known } from '../report/values.ts';
import type { MaybeWaived, PackChange, PackSnapshot } from './snapshot.ts';

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

  collision(one: PackChange['collisions'][number]): string {
    const { label, services } = one;
    return this.allowed(this.t('pack:conflict.collision', { label, services: services.join(', ') }), one);
  }

  /** What it is in the way of, and who allowed it. */
  allowed(what: string, { waived }: MaybeWaived): string {
    if (waived === undefined) return what;
    return this.t('conflicts:waived.within', { what, waived: waiverText(this.t, waived, waived.by, this.dates.day) });
  }

  risk({ risk }: PackChange): string {
    return this.t(`changes:risk.${risk.level ?? 'open'}`);
  }
}
