import type { TFunction } from 'i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import type { Id } from '#shared/model/schema.ts';
import type { When, Zone } from '#shared/model/time.ts';
import { dateOfDay } from './localizer/day-dates.ts';
import { formatDate } from './localizer/formats.ts';
import { wallDate } from './localizer/wall-dates.ts';
import { dayNumberOf } from './localizer/utc-dates.ts';

interface NameScene {
  readonly configuration: Configuration;
  readonly zone: Zone;
  readonly locale: string;
  readonly t: TFunction;
}

/** Name of the type, kind or phase an entry is of; empty for one nobody knows any more. */
export function kindName({ releaseTypes, phaseTypes, gateTypes, eventKinds }: Configuration, styleId: Id): string {
  return (
    (releaseTypes.get(styleId) ?? eventKinds.get(styleId) ?? phaseTypes.get(styleId) ?? gateTypes.get(styleId))?.name ??
    ''
  );
}

/**
 * An entry in full, for those who hear it and for its tooltip: "Major release PAY 26.4 Payments core,
 * deployment to Production, Thu 3 December 22:00 to 02:00, planned, 1 conflict".
 */
export function entryName(entry: CalendarEntry, scene: NameScene, conflicts = 0): string {
  const { configuration, locale, t } = scene;
  const { key, title, environment, statusName, table } = entry;
  const name = kindName(configuration, entry.styleId);
  // A phase is mostly called what it is: "System test, PAY 26.4 System test" says it twice.
  const kind = name === title ? '' : name;
  const what = t(`calendar:name.${table}`, { kind, key: key ?? '', title });
  const parts = [
    what
      .replaceAll(/\s+/g, ' ')
      .replaceAll(' ,', ',')
      .replace(/^[\s,]+/, '')
      .trim(),
  ];
  if (table === 'deployments') parts.push(t('calendar:name.deploymentTo', { environment: environment ?? '' }).trim());
  if (table === 'phases') parts.push(t('calendar:name.phase'));
  if (table === 'gates') parts.push(t('calendar:name.gate'));
  parts.push(whenName(entry.when, scene));
  if (statusName !== '') parts.push(statusName.toLocaleLowerCase(locale));
  if (table === 'gates' && entry.category !== null) parts.push(t(`calendar:name.gateState.${entry.category}`));
  if (entry.tentative) parts.push(t('calendar:name.tentative'));
  if (entry.awaitingApproval)
    parts.push(t(table === 'bookings' ? 'calendar:name.requested' : 'calendar:name.awaitingApproval'));
  if (entry.cancelled && entry.category !== 'cancelled') parts.push(t('calendar:name.cancelled'));
  if (entry.occurrence !== null) parts.push(t('calendar:name.repeats'));
  if (entry.unreadableRepetition) parts.push(t('calendar:name.unreadable'));
  if (conflicts > 0) parts.push(t('conflicts:count', { count: conflicts }));
  // A status named like a flag ("Awaiting approval") would be said twice.
  return [...new Set(parts)].join(t('calendar:name.pause'));
}

let said: (NameScene & { readonly names: WeakMap<CalendarEntry, string> }) | null = null;

/** The same, said once per entry: scrolling brings the same ones in again and again. */
export function knownEntryName(entry: CalendarEntry, scene: NameScene): string {
  const { configuration, zone, locale, t } = scene;
  if (said?.configuration !== configuration || said.zone !== zone || said.locale !== locale || said.t !== t)
    said = { configuration, zone, locale, t, names: new WeakMap() };
  const known = said.names.get(entry);
  if (known !== undefined) return known;
  const name = entryName(entry, scene);
  said.names.set(entry, name);
  return name;
}

/** "Thu 3 December", "Thu 3 December 22:00 to 02:00", "Thu 3 December to Sat 5 December". */
export function whenName(when: When, { zone, locale, t }: Pick<NameScene, 'zone' | 'locale' | 't'>): string {
  const day = (date: Date) => formatDate(date, 'shortDay', locale);
  const time = (date: Date) => formatDate(date, 'time', locale);
  if (when.type === 'dates') {
    const first = day(dateOfDay(when.first));
    return when.first === when.last ? first : t('calendar:name.span', { from: first, to: day(dateOfDay(when.last)) });
  }
  const start = wallDate(when.start, zone);
  const end = wallDate(when.end, zone);
  if (when.start.utc === when.end.utc) return t('calendar:name.at', { day: day(start), time: time(start) });
  // A night's work is said by the day it begins; only what goes on longer names both days.
  if (dayNumberOf(end) - dayNumberOf(start) <= 1 && end.getTime() - start.getTime() < 86_400_000) {
    return t('calendar:name.hours', { day: day(start), from: time(start), to: time(end) });
  }
  return t('calendar:name.across', { firstDay: day(start), from: time(start), lastDay: day(end), to: time(end) });
}

/** What a person calls it in a step's name: "PAY 26.4", "PAY 26.4 Production", "Year-end freeze". */
export function entryLabel(entry: CalendarEntry): string {
  if (entry.table === 'releases') return entry.key ?? entry.title;
  if (entry.table === 'deployments') return [entry.key, entry.environment].filter(Boolean).join(' ');
  return [entry.key, entry.title].filter(Boolean).join(' ');
}
