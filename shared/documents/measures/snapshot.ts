import type { Id } from '../../model/schema.ts';
import type { Instant } from '../../model/time.ts';
import { costsInRange, type Compared } from '../../planning/measures/cost.ts';
import { measure } from '../../planning/measures/measures.ts';
import type { Measure, MeasureRange, MeasureSource } from '../../planning/measures/source.ts';
import type { ReportChoices, ReportHead } from '../report/head.ts';

/** What measures say of a range, frozen: plain JSON. Not kept, so it has no revision. */
export interface MeasuresSnapshot extends ReportHead {
  readonly revision: null;
  readonly currency: string;
  readonly range: MeasureRange;
  readonly measures: readonly Measure[];
  readonly costs: readonly {
    readonly key: string;
    readonly name: string;
    readonly cost: Compared;
    readonly effort: Compared;
  }[];
}

export function freezeMeasures(
  source: MeasureSource,
  range: MeasureRange,
  dataAsOf: Instant | null,
  choices: Omit<ReportChoices, 'revision'>,
): MeasuresSnapshot {
  const { settings, services, teams } = source.configuration;
  const named = (ids: readonly Id[], records: ReadonlyMap<Id, { readonly name: string }>): [Id, string][] =>
    ids.map((id) => [id, records.get(id)?.name ?? id]);
  return {
    ...choices,
    revision: null,
    zone: settings.zone,
    currency: settings.currency,
    dataAsOf,
    names: Object.fromEntries([...named(range.serviceIds, services), ...named(range.teamIds, teams)]),
    range,
    measures: measure(source, range),
    costs: costsInRange(source, range).map(({ release: { key, name }, cost, effort }) => ({ key, name, cost, effort })),
  };
}
