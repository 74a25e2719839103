import type { Id } from '#shared/model/schema.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { ReleaseTemplate, Train } from '#shared/model/train.ts';
import { generate, RELEASE_PART } from '#shared/planning/trains/generate.ts';
import type { Departure } from '#shared/planning/trains/departures.ts';
import { fillPattern } from '#shared/planning/trains/patterns.ts';
import type { PlannedTrain, TrainData } from '../../../data/trains.ts';

export type DepartureState = 'planned' | 'generated' | 'differs' | 'skipped' | 'toRemove' | 'past' | 'deleted';

/** One line of a train's departures. */
export interface DepartureRow extends Departure {
  readonly state: DepartureState;
  readonly key: string;
  /** The release it became, if it is in the plan. */
  readonly releaseId: Id | null;
  /** Where its release stands now, if that is another day: it slipped, or was moved by hand. */
  readonly releaseDay: PlainDate | null;
  /** Phases as the template would have them. */
  readonly bars: readonly {
    readonly id: Id;
    readonly typeId: Id;
    readonly first: PlainDate;
    readonly last: PlainDate;
  }[];
}

/** Departures on the days asked for, each with how it stands. */
export function departureRows(
  train: Train,
  template: ReleaseTemplate,
  { plan, departures, context }: PlannedTrain,
  { records }: TrainData,
  today: PlainDate,
  days: { readonly first: PlainDate; readonly last: PlainDate },
): DepartureRow[] {
  const releases = new Map(records.releases.map((release) => [release.id, release]));
  const links = new Map(
    records.links.flatMap((link) => (link.part === RELEASE_PART ? [[link.departure, link.recordId] as const] : [])),
  );
  const differs = new Set([...plan.changes, ...plan.makes, ...plan.removals].map(({ departure }) => departure));
  return departures
    .filter(({ day }) => day >= days.first && day <= days.last)
    .map((one) => {
      const linked = links.get(one.departure);
      const release = linked === undefined ? undefined : releases.get(linked);
      const isThere = release !== undefined;
      const phases = generate(template, train, one, context).filter(({ table }) => table === 'phases');
      return {
        ...one,
        state: stateOf(one, { isThere, wasThere: linked !== undefined, isPast: one.day < today, differs }),
        key: release?.key ?? fillPattern(train.keyPattern, { number: one.number, day: one.departure }),
        releaseId: release?.id ?? null,
        releaseDay: release === undefined || release.releaseDate === one.day ? null : release.releaseDate,
        bars: phases.map(({ part: id, values }) => ({
          id,
          ...(values as { typeId: Id; first: string; last: string }),
        })),
      };
    });
}

function stateOf(
  { departure, isSkipped }: Departure,
  is: { isThere: boolean; wasThere: boolean; isPast: boolean; differs: ReadonlySet<PlainDate> },
): DepartureState {
  if (isSkipped) return is.isThere && is.differs.has(departure) ? 'toRemove' : 'skipped';
  if (is.isThere) return is.differs.has(departure) ? 'differs' : 'generated';
  if (is.wasThere) return 'deleted';
  return is.isPast ? 'past' : 'planned';
}
