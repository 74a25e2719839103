import { Booking } from '../../model/booking.ts';
import type { GateFacts } from '../gate-standing.ts';
import type { Status } from '../../model/configuration.ts';
import { Deployment } from '../../model/deployment.ts';
import { Gate } from '../../model/gate.ts';
import { Phase } from '../../model/phase.ts';
import { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { RecordOf } from '../../model/tables.ts';
import type { PlainDate, When, Zone } from '../../model/time.ts';
import type { ReleaseTemplate, Train, TrainLink } from '../../model/train.ts';
import { newGateChecks } from '../gate-checks.ts';
import { momentFromInstant, toMoment } from '../moments.ts';
import { initialStatus } from '../transitions.ts';
import { msToInstant, wallToMs } from '../wall.ts';
import { addWorkingDays, type WorkingTime } from '../working-time.ts';
import type { Departure } from './departures.ts';
import { fillPattern } from './patterns.ts';

export type TrainTable = TrainLink['table'];

/** Part of the release itself; every other part goes by its id in the template. */
export const RELEASE_PART = 'release';

export interface GenerateContext extends GateFacts {
  readonly workingTime: WorkingTime;
  readonly zone: Zone;
  readonly statuses: ReadonlyMap<Id, Status>;
  readonly nextId: () => Id;
}

/** One record as train and template want it for one departure. */
export interface GeneratedPart<T extends TrainTable = TrainTable> {
  readonly table: T;
  readonly part: Id;
  /** The fields train and template decide, now and whenever it is generated again. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The whole record; only a new one takes more than `values` from it. */
  readonly make: (id: Id, releaseId: Id, key: string) => RecordOf<T>;
}

/** The release of a departure and everything the template asks for, counted in working days from its day. */
export function generate(
  template: ReleaseTemplate,
  train: Train,
  { departure, day, number }: Departure,
  context: GenerateContext,
): GeneratedPart[] {
  const at = (offset: number): PlainDate => addWorkingDays(context.workingTime, day, offset);
  // Named after the rule's day: a departure that is moved stays the one it is.
  const named = { number, day: departure };
  return [
    releasePart(template, train, day, at, named, context),
    ...template.phases.map((phase, order) => {
      const values = { typeId: phase.typeId, name: phase.name, first: at(phase.first), last: at(phase.last), order };
      return part('phases', phase.id, values, (id, releaseId) => Phase.parse({ id, releaseId, ...values }));
    }),
    ...template.gates.map((gate) => {
      const values = { typeId: gate.typeId, name: gate.name, due: whenAt(at(gate.due), gate.time, 0, context.zone) };
      return part('gates', gate.id, values, (id, releaseId) =>
        Gate.parse({ id, releaseId, ...values, ...newGateChecks(context.gateTypes.get(gate.typeId), context.nextId) }),
      );
    }),
    ...template.deployments.map(({ id: partId, environment, day: offset, time, minutes }) => {
      const values = { environment, when: whenAt(at(offset), time, minutes, context.zone) };
      const statusId = initialStatus('deployments', context.statuses)?.id;
      return part('deployments', partId, values, (id, releaseId) =>
        Deployment.parse({ id, releaseId, statusId, ownerId: train.ownerId, ...values }),
      );
    }),
    ...template.bookings.map(({ id: partId, environmentId, purpose, first, last }) => {
      const when: When = { type: 'dates', first: at(first), last: at(last) };
      const values = { environmentId, purpose, when };
      return part('bookings', partId, values, (id, releaseId) =>
        Booking.parse({ id, releaseId, requesterId: train.ownerId, ...values }),
      );
    }),
  ];
}

function releasePart(
  template: ReleaseTemplate,
  train: Train,
  day: PlainDate,
  at: (offset: number) => PlainDate,
  named: { readonly number: number; readonly day: PlainDate },
  { statuses }: GenerateContext,
): GeneratedPart<'releases'> {
  const starts = template.phases.map(({ first }) => at(first)).sort();
  const values = {
    key: fillPattern(train.keyPattern, named),
    name: fillPattern(train.namePattern, named),
    typeId: template.typeId,
    serviceIds: train.serviceIds,
    teamIds: train.teamIds,
    ownerId: train.ownerId,
    startDate: starts[0] ?? null,
    releaseDate: day,
  };
  const statusId = initialStatus('releases', statuses)?.id;
  return part('releases', RELEASE_PART, values, (id, _, key) => Release.parse({ id, statusId, ...values, key }));
}

function part<T extends TrainTable>(
  table: T,
  partId: Id,
  values: Readonly<Record<string, unknown>>,
  make: GeneratedPart<T>['make'],
): GeneratedPart<T> {
  return { table, part: partId, values, make };
}

function whenAt(day: PlainDate, time: string | null, minutes: number, zone: Zone): When {
  if (time === null) return { type: 'dates', first: day, last: day };
  const { moment: start } = toMoment(`${day}T${time}`, zone);
  if (minutes === 0) return { type: 'moments', start, end: start };
  const end = momentFromInstant(msToInstant(wallToMs(start.utc) + minutes * 60_000), zone);
  return { type: 'moments', start, end };
}
