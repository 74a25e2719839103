import type { When, Zone } from '../model/time.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { daysOfWhen, wallIn } from '../planning/moments.ts';
import type { Text } from '../text/index.ts';
import type { DateText } from './date-text.ts';
import type { CalendarSnapshot } from './snapshot.ts';
import type { StyleBook } from './styles.ts';
import type { Chip, ChipChange } from './tree.ts';

export function chipOf(entry: CalendarEntry, book: StyleBook, zone: Zone): Chip {
  const { when } = entry;
  return {
    entryId: entry.id,
    style: book.indexOf(entry),
    code: entry.code,
    time: when.type === 'dates' ? '' : wallIn(when.start, zone).slice(11, 16),
    key: entry.key ?? '',
    // On paper nobody can point at it: what is missing must show.
    title: entry.unreadableRepetition ? `⚠ ${entry.title}` : entry.title,
    dot: entry.category,
    tentative: entry.tentative,
    awaitingApproval: entry.awaitingApproval,
    cancelled: entry.cancelled,
    change: book.changeOf(entry),
  };
}

/** "22:00–02:00 CET", "to 18 Dec", "Thu 3 Dec 22:00 – Fri 4 Dec 06:00 CET": what its first day does not say. */
export function whenText(when: When, zone: Zone, dates: DateText, t: Text): string {
  const { first, last } = daysOfWhen(when, zone);
  if (when.type === 'dates') return first === last ? '' : t('documents:when.to', { date: dates.dayMonth(last) });
  const start = wallIn(when.start, zone);
  const end = wallIn(when.end, zone);
  const name = dates.zoneName(when.start.utc, zone);
  const endName = dates.zoneName(when.end.utc, zone);
  if (when.start.utc === when.end.utc) return t('documents:when.at', { time: start.slice(11, 16), zone: name });
  // Up to the next morning the clock alone is read right; past noon or a change of clock it is not.
  const near = Date.parse(when.end.utc) - Date.parse(when.start.utc) < 16 * 3_600_000;
  const from = name === endName ? start.slice(11, 16) : `${start.slice(11, 16)} ${name}`;
  if (near) return t('documents:when.fromTo', { from, to: end.slice(11, 16), zone: endName });
  return t('documents:when.toDay', {
    from,
    to: end.slice(11, 16),
    date: dates.shortDay(end.slice(0, 10)),
    zone: endName,
  });
}

/** When something is, said by itself: "Thu 3 Dec 2026, 22:00–02:00 CET", "30 Oct – 5 Dec 2026". */
export function spanText(when: When, zone: Zone, dates: DateText, t: Text): string {
  const { first, last } = daysOfWhen(when, zone);
  if (when.type === 'dates') return first === last ? dates.day(first) : dates.range(first, last);
  return t('documents:when.dayAnd', { day: dates.day(first), when: whenText(when, zone, dates, t) });
}

/** What is said on the chips of changed entries, by entry. */
export function chipChanges({ since, zone }: CalendarSnapshot, dates: DateText, t: Text): Map<string, ChipChange> {
  const changes = new Map<string, ChipChange>();
  for (const change of since?.changes ?? []) {
    if (change.kind === 'removed') continue;
    const { kind, after } = change;
    const tag = kind === 'moved' ? '' : t(`documents:changes.tag.${kind}`);
    const was = change.kind === 'moved' ? wasText(change.before.when, after.when, zone, dates) : '';
    changes.set(after.id, { kind, tag, was });
  }
  return changes;
}

/** Where something stood, as short as tells it from where it stands now: "3 Dec", "22:00". */
function wasText(before: When, now: When, zone: Zone, dates: DateText): string {
  const was = daysOfWhen(before, zone);
  const is = daysOfWhen(now, zone);
  const isSameDay = was.first === is.first && was.last === is.last;
  if (isSameDay && before.type === 'moments') return wallIn(before.start, zone).slice(11, 16);
  return was.first === was.last ? dates.dayMonth(was.first) : dates.shortRange(was.first, was.last);
}

/** Name of an entry's kind; '' for one nobody knows any more. */
export function kindName(entry: CalendarEntry, { styles }: Pick<CalendarSnapshot, 'styles'>, t: Text): string {
  if (entry.table === 'deployments') return t('documents:kind.deployment');
  if (entry.table === 'bookings') return t('documents:kind.booking');
  return styles[entry.styleId]?.name ?? '';
}

/** The state of an entry in words; '' where it has none. */
export function statusText(entry: CalendarEntry, t: Text): string {
  if (entry.statusName !== '') return entry.statusName;
  if (entry.table === 'gates') {
    if (entry.category === 'done') return t('documents:status.passed');
    return entry.category === 'cancelled' ? t('documents:status.rejected') : t('documents:status.open');
  }
  if (entry.cancelled) return t('documents:status.cancelled');
  if (entry.table === 'bookings')
    return t(entry.awaitingApproval ? 'documents:status.requested' : 'documents:status.approved');
  return entry.tentative ? t('documents:status.tentative') : '';
}
