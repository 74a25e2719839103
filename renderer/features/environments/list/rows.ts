import { takesRoom, type Booking } from '#shared/model/booking.ts';
import type { Environment, EnvironmentVersion } from '#shared/model/environment.ts';
import type { PlainDate, When, Zone } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { byEnvironment, versionsOn } from '#shared/planning/environment-versions.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { timesOfBooking } from '#shared/planning/repeating.ts';
import { utilisation } from '#shared/planning/utilisation.ts';
import type { EnvironmentFilter } from './list-state.ts';

/** One line of the catalogue. */
export interface EnvironmentRow {
  readonly id: string;
  readonly environment: Environment;
  readonly purpose: string;
  /** Services on it, each with its version where one is recorded. */
  readonly services: readonly { readonly name: string; readonly version: string }[];
  readonly owner: string;
  readonly team: string;
  /** Units taken today. */
  readonly bookedNow: number;
  /** First day of what is booked next, after today; null where nothing is. */
  readonly next: PlainDate | null;
  /** Lower case, what the text filter looks in. */
  readonly text: string;
}

/** Stands in a filter for "has none". */
export const WITHOUT = '-';
/** How far ahead repeating bookings are looked for. */
const AHEAD_DAYS = 120;

export interface CatalogueRecords {
  readonly versions: readonly EnvironmentVersion[];
  readonly bookings: readonly Booking[];
}

export function toRows(records: CatalogueRecords, configuration: Configuration, today: PlainDate): EnvironmentRow[] {
  const { environments, environmentPurposes, services, people, teams, settings } = configuration;
  const all = [...environments.values()];
  const versions = byEnvironment(records.versions);
  const now = utilisation(all, records.bookings, { first: today, last: today, zone: settings.zone });
  const bookedNow = new Map(now.environments.map((use) => [use.environmentId, use.bookedUnits]));
  const next = nextDays(records.bookings, today, settings.zone);
  return all
    .map((environment) => {
      const on = versionsOn(versions.get(environment.id) ?? [], today, settings.zone);
      const listed = [...new Set([...environment.serviceIds, ...on.keys()])].map((id) => ({
        name: services.get(id)?.name ?? id,
        version: on.get(id)?.version ?? '',
      }));
      const purpose = environmentPurposes.get(environment.purposeId)?.name ?? environment.purposeId;
      return {
        id: environment.id,
        environment,
        purpose,
        services: listed,
        owner: environment.ownerId === null ? '' : (people.get(environment.ownerId)?.name ?? environment.ownerId),
        team: environment.teamId === null ? '' : (teams.get(environment.teamId)?.name ?? environment.teamId),
        bookedNow: bookedNow.get(environment.id) ?? 0,
        next: next.get(environment.id) ?? null,
        text: [environment.name, purpose, environment.notes, ...listed.map((one) => `${one.name} ${one.version}`)]
          .join('\n')
          .toLocaleLowerCase(),
      };
    })
    .sort(
      (a, b) =>
        Number(a.environment.archived) - Number(b.environment.archived) || a.environment.order - b.environment.order,
    );
}

function nextDays(bookings: readonly Booking[], today: PlainDate, zone: Zone): Map<string, PlainDate> {
  const found = new Map<string, PlainDate>();
  const range = { first: addDays(today, 1), last: addDays(today, AHEAD_DAYS), zone };
  const consider = (environmentId: string, when: When) => {
    const { first } = daysOfWhen(when, zone);
    const known = found.get(environmentId);
    if (first > today && (known === undefined || first < known)) found.set(environmentId, first);
  };
  for (const booking of bookings) {
    if (!takesRoom(booking)) continue;
    if (booking.recurrence === null) consider(booking.environmentId, booking.when);
    else for (const when of timesOfBooking(booking, range)) consider(booking.environmentId, when);
  }
  return found;
}

export function isFiltering({ text, purposes, teams, services, sharing }: EnvironmentFilter): boolean {
  return text.trim() !== '' || [purposes, teams, services, sharing].some((list) => list.length > 0);
}

export function filterRows(rows: readonly EnvironmentRow[], filter: EnvironmentFilter): readonly EnvironmentRow[] {
  if (!isFiltering(filter)) return rows;
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return rows.filter(
    ({ environment, text }) =>
      words.every((word) => text.includes(word)) &&
      has(filter.purposes, environment.purposeId) &&
      has(filter.teams, environment.teamId ?? WITHOUT) &&
      has(filter.sharing, environment.sharing) &&
      (filter.services.length === 0 || environment.serviceIds.some((id) => filter.services.includes(id))),
  );
}
