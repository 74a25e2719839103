import type { Status } from '../model/configuration.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';
import { changeTypesOf, typeMeaning } from '../change/new-change.ts';
import { initialStatus } from '../planning/transitions.ts';
import type { Mapping } from './mapping.ts';

interface Ordered {
  readonly id: Id;
  readonly order: number;
  readonly archived: boolean;
}

function first<T extends Ordered>(records: Iterable<T>, fits: (record: T) => boolean = () => true): Id | null {
  const found = [...records].filter((record) => !record.archived && fits(record)).sort((a, b) => a.order - b.order);
  return found[0]?.id ?? null;
}

/** What a new record gets where the file says nothing: the mapping's choice, else the workspace's first. */
export function newRecordDefaults(
  mapping: Mapping | null,
  configuration: Configuration,
): {
  releases: { typeId: Id | null; statusId: Id | null };
  services: object;
  environments: { purposeId: Id | null; order: number };
  bookings: object;
  events: object;
  changes: { typeId: Id | null; statusId: Id | null };
  incidents: { releaseId: Id | null };
  complaints: object;
  /** For releases that went live before today. */
  pastStatusId: Id | null;
} {
  const { releaseTypes, statuses, environments, environmentPurposes } = configuration;
  const chosen = mapping === null || mapping.format === 'ics' ? null : mapping;
  const of = (category: Status['category']) => (status: Status) =>
    status.appliesTo === 'releases' && status.category === category;
  return {
    releases: {
      typeId: chosen?.typeId ?? first(releaseTypes.values()),
      statusId:
        chosen?.statusId ??
        first(statuses.values(), (status) => of('planned')(status) && !status.tentative) ??
        first(statuses.values(), of('planned')),
    },
    services: {},
    environments: { purposeId: first(environmentPurposes.values()), order: environments.size + 1 },
    bookings: {},
    events: {},
    // A draft, whatever the file says of its state.
    changes: {
      typeId: (typeMeaning('normal', configuration) ?? changeTypesOf(configuration)[0])?.id ?? null,
      statusId: initialStatus('changes', statuses)?.id ?? null,
    },
    incidents: { releaseId: chosen?.releaseId ?? null },
    complaints: {},
    pastStatusId: chosen?.statusId ?? first(statuses.values(), of('done')),
  };
}
