import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { parseFile, type ParsedCalendar } from '#shared/importing/index.ts';
import { bytesOf } from '../../support/importing.ts';
import { calendar, vevent } from '../../support/ics.ts';
import { inYardsticks } from '../../support/yardstick.ts';

const escape = (text: string): string => text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replaceAll('\n', '\\n');
/** RFC 5545 3.1: at most 75 octets a line, cut between characters. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const letter of line) {
    if (bytesOf(current + letter).length > 74) {
      lines.push(current);
      current = ' ';
    }
    current += letter;
  }
  return [...lines, current].join('\r\n');
}

const first = toDayNumber('2000-01-01');
const day = fc.integer({ min: first, max: first + 20_000 }).map(fromDayNumber);
const text = fc
  .string({ unit: fc.constantFrom(...'aZ09 ,;:\\"äÖ日😀<>&\n'), maxLength: 120 })
  .map((value) => value.trim());
const title = text.map((value) => `T ${value}`.replace(/\s+/g, ' ').trim());
const event = fc.record({
  title,
  description: text,
  categories: fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'ab,;é'), minLength: 1, maxLength: 5 }), {
    maxLength: 3,
  }),
  status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
  days: fc.record({ start: day, length: fc.nat(40) }),
  timed: fc.option(
    fc.record({
      hour: fc.nat(23),
      minute: fc.nat(59),
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns'),
    }),
  ),
});

describe('a calendar written and read', () => {
  it('gives back every event as it was', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 5 }), (events) => {
        const written = events.map(({ title: summary, description, categories, status, days, timed }, index) => {
          const compact = days.start.replaceAll('-', '');
          const end = fromDayNumber(toDayNumber(days.start) + days.length + 1).replaceAll('-', '');
          const clock =
            timed === null ? '' : `T${String(timed.hour).padStart(2, '0')}${String(timed.minute).padStart(2, '0')}00`;
          const dates =
            timed === null
              ? [`DTSTART;VALUE=DATE:${compact}`, `DTEND;VALUE=DATE:${end}`]
              : timed.zone === 'UTC'
                ? [`DTSTART:${compact}${clock}Z`]
                : [`DTSTART;TZID=${timed.zone}:${compact}${clock}`];
          const named = categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escape).join(',')}`];
          const lines = [
            `UID:${index}`,
            `SUMMARY:${escape(summary)}`,
            `DESCRIPTION:${escape(description)}`,
            `STATUS:${status.toUpperCase()}`,
            ...named,
            ...dates,
          ];
          return vevent(...lines.map(fold));
        });
        const parsed = parseFile({ name: 'a.ics', bytes: bytesOf(calendar(...written)) }, 'UTC') as ParsedCalendar;
        expect(parsed.problems).toEqual([]);
        parsed.items.forEach((item, index) => {
          const {
            title: summary,
            description,
            categories,
            status,
            days,
            timed,
          } = events[index] as (typeof events)[number];
          expect(item.fields).toMatchObject({ title: summary, description, categories, status });
          if (timed === null) {
            expect(item.fields.when).toEqual({
              type: 'dates',
              first: days.start,
              last: fromDayNumber(toDayNumber(days.start) + days.length),
            });
          } else {
            const wall = `${days.start}T${String(timed.hour).padStart(2, '0')}:${String(timed.minute).padStart(2, '0')}`;
            expect(item.fields.when).toMatchObject({ start: { wall, zone: timed.zone } });
          }
        });
        expect(parsed.items).toHaveLength(events.length);
      }),
    );
  });

  it('reads 5,000 events in a few seconds at most', () => {
    const many = Array.from({ length: 5_000 }, (_, i) =>
      vevent(
        `UID:${i}`,
        `SUMMARY:Event ${i}`,
        'DTSTART;TZID=Europe/Berlin:20261203T100000',
        'DTEND;TZID=Europe/Berlin:20261203T110000',
      ),
    );
    const bytes = bytesOf(calendar(...many));
    const read = (): void => {
      expect((parseFile({ name: 'a.ics', bytes }, 'UTC') as ParsedCalendar).items).toHaveLength(5_000);
    };
    const taken = inYardsticks(read);
    expect(taken).toBeLessThan(150);
  });
});
