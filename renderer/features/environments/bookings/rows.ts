import type { Booking } from '#shared/model/booking.ts';
import type { Release } from '#shared/model/release.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { bookingLabel, isFrom } from '#shared/planning/bookings.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { startText } from '#shared/planning/release-progress.ts';
import { timesOfBooking } from '#shared/planning/repeating.ts';
import type { BookingFilter } from './list-state.ts';

/** One line of the bookings. A series is one line, with its first time. */
export interface BookingRow {
  readonly id: string;
  readonly booking: Booking;
  readonly environment: string;
  /** Release key, or what else it is for. */
  readonly purpose: string;
  readonly releaseName: string;
  readonly requester: string;
  readonly decidedBy: string;
  readonly services: string;
  /** What a step calls it. */
  readonly label: string;
  readonly start: string;
  /** Lower case, what the text filter looks in. */
  readonly text: string;
}

/** Stands in a filter for "has none". */
export const WITHOUT = '-';

export function toRows(
  bookings: readonly Booking[],
  releases: readonly Release[],
  configuration: Configuration,
): BookingRow[] {
  const { environments, people, services } = configuration;
  const byId = new Map(releases.map((release) => [release.id, release]));
  const person = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? id));
  return bookings.map((booking) => {
    const release = booking.releaseId === null ? undefined : byId.get(booking.releaseId);
    const environment = environments.get(booking.environmentId)?.name ?? booking.environmentId;
    const purpose = [release?.key ?? '', booking.purpose].filter(Boolean).join(' · ');
    const requester = person(booking.requesterId);
    return {
      id: booking.id,
      booking,
      environment,
      purpose,
      releaseName: release?.name ?? '',
      requester,
      decidedBy: person(booking.decidedById),
      services: booking.serviceIds.map((id) => services.get(id)?.name ?? id).join(', '),
      label: bookingLabel(booking, release?.key ?? null, configuration),
      start: startText(booking.when),
      text: [environment, purpose, release?.name ?? '', requester, booking.notes].join('\n').toLocaleLowerCase(),
    };
  });
}

export function isFiltering({ text, environments, approvals, releases, requesters, period }: BookingFilter): boolean {
  const lists = [environments, approvals, releases, requesters];
  return text.trim() !== '' || period !== 'all' || lists.some((list) => list.length > 0);
}

export function filterRows(
  rows: readonly BookingRow[],
  filter: BookingFilter,
  { settings }: Pick<Configuration, 'settings'>,
  today: PlainDate,
): readonly BookingRow[] {
  if (!isFiltering(filter)) return rows;
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  const within = inPeriod(filter, settings.zone, today);
  return rows.filter(
    ({ booking, text }) =>
      words.every((word) => text.includes(word)) &&
      has(filter.environments, booking.environmentId) &&
      has(filter.approvals, booking.approval) &&
      has(filter.releases, booking.releaseId ?? WITHOUT) &&
      has(filter.requesters, booking.requesterId ?? WITHOUT) &&
      within(booking),
  );
}

function inPeriod({ period, from, to }: BookingFilter, zone: string, today: PlainDate): (booking: Booking) => boolean {
  const between = (first: PlainDate, last: PlainDate) => (booking: Booking) => {
    const days = daysOfWhen(booking.when, zone);
    if (booking.recurrence === null) return days.first <= last && days.last >= first;
    return days.first <= last && timesOfBooking(booking, { first, last, zone }).length > 0;
  };
  switch (period) {
    case 'all':
      return () => true;
    case 'current':
      return (booking) => isFrom(booking, today, zone);
    case 'past':
      return (booking) => !isFrom(booking, today, zone);
    case 'next30':
      return between(today, addDays(today, 30));
    case 'range': {
      if (to === null) return (booking) => from === null || isFrom(booking, from, zone);
      return between(from ?? '0001-01-01', to);
    }
  }
}
