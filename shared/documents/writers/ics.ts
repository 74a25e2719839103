import type { Event, EventOverride, OccurrenceKey } from '../../model/event.ts';
import type { Instant, Moment, When, Zone } from '../../model/time.ts';
import { addDays, isoWeekday } from '../../planning/days.ts';
import type { CalendarEntry } from '../../planning/entry.ts';
import { originalWhen } from '../../planning/recurrence.ts';
import { compact, formatParts, listOf, parseParts, untilMs, untilText, withParts } from '../../planning/rule.ts';
import { keyAt, keyMs, ruleHas, seriesOf, type Series } from '../../planning/series.ts';
import { WEEKDAYS } from '../../planning/rule-shift.ts';
import { msToDate, wallToMs } from '../../planning/wall.ts';
import type { Text } from '../../text/index.ts';
import { kindName, statusText } from '../chips.ts';
import type { CalendarSnapshot } from '../snapshot.ts';
import { vtimezone } from './vtimezone.ts';

/** After 28 years dates fall on the same weekdays again, but for a century without its leap day. */
const WEEKDAY_CYCLE_MS = 10_227 * 86_400_000;
const EPOCH_2020 = Date.UTC(2020, 0, 1);

/**
 * The range as one iCalendar file (RFC 5545). Releases and their parts are events of their own; a
 * series stays a series with its rule, exceptions and overrides, whole, not cut to the range. UIDs stay
 * the same from one export to the next and SEQUENCE grows with time, so that importing a later file
 * updates what the earlier one brought. All-day DTEND is exclusive, as the RFC has it.
 */
export function writeIcs(snapshot: CalendarSnapshot, t: Text): string {
  const common = stampLines(snapshot.asOf);
  const events = new Map(snapshot.events.map((event) => [event.id, event]));
  const series = new Set<string>();
  const body: string[] = [];
  const zones: ZoneYears = new Map();
  const seen = (when: When): void => noteZones(zones, when);
  for (const entry of snapshot.entries) {
    const event = entry.table === 'events' ? events.get(entry.recordId) : undefined;
    if (event === undefined || event.recurrence === null) {
      seen(entry.when);
      body.push(...entryLines(snapshot, entry, event, common, t));
    } else if (!series.has(event.id)) {
      series.add(event.id);
      body.push(...seriesLines(snapshot, event, common, seen));
    }
  }
  return calendarFile(snapshot, zones, body);
}

/** What says of an event how new it is: SEQUENCE grows with every minute. */
export function stampLines(asOf: Instant): string[] {
  const stamp = compact(asOf);
  const sequence = Math.max(0, Math.floor((wallToMs(asOf) - EPOCH_2020) / 60_000));
  return [`DTSTAMP:${stamp}`, `LAST-MODIFIED:${stamp}`, `SEQUENCE:${sequence}`];
}

/** Events as one file, with the rules of the zones they name. */
export function calendarFile(
  { title, zone: shown }: { readonly title: string; readonly zone: Zone },
  zones: ZoneYears,
  body: readonly string[],
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Slipway//Slipway release planner//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(title)}`,
    `NAME:${escapeText(title)}`,
    `X-WR-TIMEZONE:${shown}`,
    ...[...zones].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([zone, [first, last]]) => vtimezone(zone, first, last)),
    ...body,
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function uid({ uids }: CalendarSnapshot, table: string, id: string): string {
  const imported = table === 'events' ? uids?.[id] : undefined;
  return `UID:${escapeText(imported ?? `${table}-${id}@slipway`)}`;
}

function entryLines(
  snapshot: CalendarSnapshot,
  entry: CalendarEntry,
  event: Event | undefined,
  common: readonly string[],
  t: Text,
): string[] {
  const status = statusText(entry, t);
  const services = entry.serviceIds.map((id) => snapshot.services[id] ?? id).join(', ');
  const said = [
    event?.description ?? '',
    status === '' ? '' : t('documents:ics.status', { status }),
    services === '' ? '' : t('documents:ics.services', { services }),
  ];
  return [
    'BEGIN:VEVENT',
    // One of a booking's series goes out by itself: its UID names the occurrence, or each would replace the last.
    uid(snapshot, entry.table, entry.occurrence === null ? entry.recordId : `${entry.recordId}-${entry.occurrence}`),
    ...common,
    ...whenLines(entry.when),
    `SUMMARY:${escapeText([entry.key ?? '', entry.title].filter((part) => part !== '').join(' '))}`,
    ...optional('DESCRIPTION', said.filter((part) => part !== '').join('\n')),
    ...optional('LOCATION', entry.location),
    ...optional('CATEGORIES', kindName(entry, snapshot, t)),
    ...urlLines(event),
    `STATUS:${statusOf(entry)}`,
    'END:VEVENT',
  ];
}

/** STATUS of 3.8.1.11; a booking that is only asked for is not sure to take place. */
function statusOf({ table, cancelled, tentative, awaitingApproval }: CalendarEntry): string {
  if (cancelled) return 'CANCELLED';
  return tentative || (table === 'bookings' && awaitingApproval) ? 'TENTATIVE' : 'CONFIRMED';
}

function seriesLines(
  snapshot: CalendarSnapshot,
  event: Event,
  common: readonly string[],
  seen: (when: When) => void,
): string[] {
  const { recurrence } = event;
  if (recurrence === null) return [];
  const series = seriesOf(event);
  seen(event.when);
  const head = [uid(snapshot, 'events', event.id), ...common];
  const main = [
    'BEGIN:VEVENT',
    ...head,
    ...whenLines(event.when),
    ...ruleLines(event, series),
    ...dateLines(event, series),
    ...exceptionLines(event, series),
    ...textLines(snapshot, event, {}),
    'END:VEVENT',
  ];
  const overrides = recurrence.overrides.flatMap((override) => {
    const when = override.when ?? originalWhen(event, override.occurrence);
    seen(when);
    return [
      'BEGIN:VEVENT',
      ...head,
      `RECURRENCE-ID${keyValue(series, override.occurrence)}`,
      ...whenLines(when),
      ...textLines(snapshot, event, override),
      'END:VEVENT',
    ];
  });
  return [...main, ...overrides];
}

function textLines(snapshot: CalendarSnapshot, event: Event, override: Partial<EventOverride>): string[] {
  const status = override.status ?? event.status;
  const kind = snapshot.styles[override.kindId ?? event.kindId]?.name ?? '';
  return [
    `SUMMARY:${escapeText(override.title ?? event.title)}`,
    ...optional('DESCRIPTION', override.description ?? event.description),
    ...optional('LOCATION', override.location ?? event.location),
    ...optional('CATEGORIES', kind),
    ...urlLines(event),
    `STATUS:${status.toUpperCase()}`,
  ];
}

/**
 * A first start that its rule does not give is undefined in the RFC; here it counts. It goes out as an
 * RDATE, and COUNT without it, which readers agree on.
 */
function ruleLines(event: Event, series: Series): string[] {
  return (event.recurrence?.rules ?? []).flatMap((rule) => {
    // A rule that ended before the series began gives nothing; readers would drop the first start with it.
    if ((untilMs(parseParts(rule), series.zone) ?? series.startMs) < series.startMs) return [];
    const count = parseParts(rule).get('COUNT');
    if (count === undefined || givesStart(event, series, rule)) return [`RRULE:${standardRule(rule, series)}`];
    if (Number(count) <= 1) return [];
    return [`RRULE:${formatParts(withParts(parseParts(rule), { COUNT: String(Number(count) - 1) }))}`];
  });
}

/** UNTIL in the form the RFC asks of this kind of series. */
function standardRule(rule: string, series: Series): string {
  const parts = parseParts(rule);
  const until = untilMs(parts, series.zone);
  return formatParts(
    until === null || Number.isNaN(until) ? parts : withParts(parts, { UNTIL: untilText(until, series.zone) }),
  );
}

/** RDATEs; the first start too where the rule alone would not give it, since readers differ on that. */
function dateLines(event: Event, series: Series): string[] {
  const { rules = [], dates = [] } = event.recurrence ?? {};
  const unsynchronised = rules.length + dates.length > 0 && !rules.some((rule) => givesStart(event, series, rule));
  // A date the rule gives as well is one occurrence; readers that do not know show it twice.
  const isNew = ({ start, end }: { start: OccurrenceKey; end?: OccurrenceKey | undefined }): boolean => {
    const ms = keyMs(series, start);
    return (
      end !== undefined || (ms !== series.startMs && !rules.some((rule) => ruleHas(event.title, series, rule, ms)))
    );
  };
  const first = unsynchronised ? [`RDATE${keyValue(series, keyAt(series, series.startMs))}`] : [];
  return [
    ...first,
    ...dates.filter(isNew).map(({ start, end }) => {
      if (end === undefined || series.zone === null) return `RDATE${keyValue(series, start)}`;
      const from = compact(keyAt(series, keyMs(series, start)));
      const to = compact(keyAt(series, keyMs(series, end)));
      return series.zone === 'UTC'
        ? `RDATE;VALUE=PERIOD:${from}Z/${to}Z`
        : `RDATE;VALUE=PERIOD;TZID=${series.zone}:${from}/${to}`;
    }),
  ];
}

function givesStart(event: Event, series: Series, rule: string): boolean {
  const bare = formatParts(withParts(parseParts(rule), { COUNT: null, UNTIL: null, INTERVAL: null, WKST: null }));
  const earlier: Series = { ...series, startMs: series.startMs - WEEKDAY_CYCLE_MS };
  const parts = parseParts(rule);
  if ((untilMs(parts, series.zone) ?? series.startMs) < series.startMs) return false;
  const named = [
    'BYDAY',
    'BYMONTHDAY',
    'BYMONTH',
    'BYYEARDAY',
    'BYWEEKNO',
    'BYSETPOS',
    'BYHOUR',
    'BYMINUTE',
    'BYSECOND',
  ];
  const present = named.filter((name) => parts.has(name));
  if (present.length === 0) return true;
  const byWeek = parts.get('FREQ') === 'WEEKLY' || parts.get('FREQ') === 'DAILY';
  if (byWeek && present.join() === 'BYDAY') {
    return listOf(parts, 'BYDAY').includes(WEEKDAYS[isoWeekday(msToDate(series.startMs)) - 1] ?? '');
  }
  return ruleHas(event.title, earlier, bare, series.startMs);
}

function exceptionLines(event: Event, series: Series): string[] {
  return (event.recurrence?.exceptions ?? []).map((key) => {
    if (series.zone !== null && key.length === 10)
      return `EXDATE${keyValue(series, keyAt(series, keyMs(series, key)))}`;
    return `EXDATE${keyValue(series, key)}`;
  });
}

function keyValue(series: Series, key: OccurrenceKey): string {
  const text = compact(keyAt(series, keyMs(series, key)));
  if (series.zone === null) return `;VALUE=DATE:${text}`;
  return series.zone === 'UTC' ? `:${text}Z` : `;TZID=${series.zone}:${text}`;
}

export function whenLines(when: When): string[] {
  if (when.type === 'dates') {
    return [`DTSTART;VALUE=DATE:${compact(when.first)}`, `DTEND;VALUE=DATE:${compact(addDays(when.last, 1))}`];
  }
  const start = momentLine('DTSTART', when.start);
  // A point in time has no end: DTEND must be later than DTSTART (3.8.2.2).
  return when.end.utc === when.start.utc ? [start] : [start, momentLine('DTEND', when.end)];
}

function momentLine(name: string, moment: Moment): string {
  // The second of two equal hours can't be said with a TZID (3.3.5 means the first), so it goes as UTC.
  if (moment.zone === 'UTC' || moment.choice === 'later') return `${name}:${compact(moment.utc)}`;
  return `${name};TZID=${moment.zone}:${compact(moment.wall)}`;
}

/** First and last year in which each zone is needed. */
export type ZoneYears = Map<Zone, [number, number]>;

export function noteZones(zones: ZoneYears, when: When): void {
  if (when.type === 'dates') return;
  for (const { zone, utc } of [when.start, when.end]) {
    if (zone === 'UTC') continue;
    const year = Number((utc satisfies Instant).slice(0, 4));
    const [first, last] = zones.get(zone) ?? [year, year + 5];
    zones.set(zone, [Math.min(first, year), Math.max(last, year + 5)]);
  }
}

export const optional = (name: string, text: string): string[] => (text === '' ? [] : [`${name}:${escapeText(text)}`]);

/** Only web addresses: another scheme in a calendar that is sent on could run something. */
function urlLines(event: Event | undefined): string[] {
  const url = event?.url ?? '';
  return /^https?:\/\/[^\s]+$/i.test(url) ? [`URL:${url}`] : [];
}

/** TEXT of 3.3.11. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\p{Cc}]/gu, (char) => (char === '\t' ? char : ''));
}

function utf8Length(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Lines of at most 75 octets, never cut within a character (3.1). */
export function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const char of line) {
    const size = utf8Length(char.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return folded;
}
