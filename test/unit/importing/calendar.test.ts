import { describe, expect, it } from 'vitest';
import { parseFile, type ParsedCalendar } from '#shared/importing/index.ts';
import { bytesOf } from '../../support/importing.ts';
import { calendar, centralEuropean, vevent } from '../../support/ics.ts';

const parse = (text: string, zone = 'America/New_York'): ParsedCalendar =>
  parseFile({ name: 'a.ics', bytes: bytesOf(text) }, zone) as ParsedCalendar;
const only = (parsed: ParsedCalendar) => {
  expect(parsed.problems).toEqual([]);
  expect(parsed.items).toHaveLength(1);
  return parsed.items[0] as (typeof parsed.items)[number];
};
const codes = (list: readonly { code: string }[]) => list.map((one) => one.code);

describe('times', () => {
  it('reads a zone it knows by name', () => {
    const { fields } = only(
      parse(
        calendar(
          vevent(
            'UID:1',
            'SUMMARY:Go live',
            'DTSTART;TZID=Europe/Berlin:20261203T220000',
            'DTEND;TZID=Europe/Berlin:20261204T020000',
          ),
        ),
      ),
    );
    expect(fields.when).toEqual({
      type: 'moments',
      start: { wall: '2026-12-03T22:00', zone: 'Europe/Berlin', utc: '2026-12-03T21:00:00Z' },
      end: { wall: '2026-12-04T02:00', zone: 'Europe/Berlin', utc: '2026-12-04T01:00:00Z' },
    });
  });

  it.each([
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['Eastern Standard Time', 'America/New_York'],
    ['(UTC-08:00) Pacific Time (US & Canada)', 'America/Los_Angeles'],
    ['(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome', 'Europe/Amsterdam'],
    ['/mozilla.org/20050126_1/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['/freeassociation.sourceforge.net/Europe/Paris', 'Europe/Paris'],
    ['europe/london', 'Europe/London'],
    ['US/Eastern', 'US/Eastern'],
    ['UTC+2', 'Etc/GMT-2'],
    ['GMT', 'UTC'],
  ])('reads TZID "%s" without a VTIMEZONE as %s', (tzid, zone) => {
    const { when } = only(
      parse(calendar(vevent('UID:1', 'SUMMARY:x', `DTSTART;TZID="${tzid.replaceAll('\\', '')}":20260703T120000`))),
    ).fields;
    expect(when).toMatchObject({ start: { wall: '2026-07-03T12:00', zone } });
  });

  it('finds a zone nobody knows by name from its VTIMEZONE: by location, else by its clock', () => {
    const start = 'DTSTART;TZID=Office clock:20260703T120000';
    const byLocation = calendar(
      centralEuropean('Office clock', 'X-LIC-LOCATION:Europe/Vienna'),
      vevent('UID:1', 'SUMMARY:x', start),
    );
    expect(only(parse(byLocation)).fields.when).toMatchObject({
      start: { zone: 'Europe/Vienna', utc: '2026-07-03T10:00:00Z' },
    });
    const byClock = calendar(centralEuropean('Office clock'), vevent('UID:1', 'SUMMARY:x', start));
    const parsed = parse(byClock);
    expect(only(parsed).fields.when).toMatchObject({ start: { zone: 'Europe/Berlin', utc: '2026-07-03T10:00:00Z' } });
    expect(parsed.notes).toMatchObject([
      { code: 'zoneMatched', value: 'Office clock', params: { zone: 'Europe/Berlin' } },
    ]);
    expect(only(parse(byClock, 'Europe/Prague')).fields.when).toMatchObject({ start: { zone: 'Europe/Prague' } });
  });

  it('refuses only the events of a zone nothing explains, and names it', () => {
    const parsed = parse(
      calendar(
        vevent('UID:1', 'SUMMARY:x', 'DTSTART;TZID=Moon base:20260703T120000'),
        vevent('UID:2', 'SUMMARY:y', 'DTSTART:20260703T120000Z'),
      ),
    );
    expect(parsed.problems).toMatchObject([{ code: 'zoneUnknown', line: 8, column: 'DTSTART', value: 'Moon base' }]);
    expect(parsed.items).toHaveLength(1);
  });

  it("takes floating times as the workspace's, or the calendar's own, and tells", () => {
    const event = vevent('UID:1', 'SUMMARY:x', 'DTSTART:20260703T120000');
    const parsed = parse(calendar(event));
    expect(only(parsed).fields.when).toMatchObject({ start: { zone: 'America/New_York', wall: '2026-07-03T12:00' } });
    expect(parsed.notes).toMatchObject([{ code: 'floatingTime', count: 1 }]);
    expect(only(parse(calendar('X-WR-TIMEZONE:Asia/Tokyo', event))).fields.when).toMatchObject({
      start: { zone: 'Asia/Tokyo' },
    });
  });

  it('tells what it took of an hour that happens twice or never', () => {
    const parsed = parse(
      calendar(
        vevent('UID:1', 'SUMMARY:twice', 'DTSTART;TZID=Europe/Berlin:20261025T023000'),
        vevent('UID:2', 'SUMMARY:never', 'DTSTART;TZID=Europe/Berlin:20260329T023000'),
      ),
    );
    expect(codes(parsed.notes)).toEqual(expect.arrayContaining(['hourHappensTwice', 'hourNeverHappens']));
    expect(parsed.items[0]?.fields.when).toMatchObject({ start: { choice: 'earlier', utc: '2026-10-25T00:30:00Z' } });
  });

  it.each([
    ['no end', [], '2026-12-03', '2026-12-03'],
    ['an exclusive end', ['DTEND;VALUE=DATE:20261206'], '2026-12-03', '2026-12-05'],
    ['an end on the same day', ['DTEND;VALUE=DATE:20261203'], '2026-12-03', '2026-12-03'],
    ['a duration', ['DURATION:P2D'], '2026-12-03', '2026-12-04'],
    ['weeks', ['DURATION:P1W'], '2026-12-03', '2026-12-09'],
  ])('reads whole days with %s', (_, lines, first, last) => {
    const { when } = only(
      parse(calendar(vevent('UID:1', 'SUMMARY:x', 'DTSTART;VALUE=DATE:20261203', ...lines))),
    ).fields;
    expect(when).toEqual({ type: 'dates', first, last });
  });

  it('reads durations: days on the wall, hours by the clock', () => {
    const over = (duration: string) =>
      only(
        parse(
          calendar(vevent('UID:1', 'SUMMARY:x', 'DTSTART;TZID=Europe/Berlin:20261024T120000', `DURATION:${duration}`)),
        ),
      ).fields.when;
    expect(over('P1D')).toMatchObject({ end: { wall: '2026-10-25T12:00' } });
    expect(over('PT24H')).toMatchObject({ end: { wall: '2026-10-25T11:00' } });
    expect(over('PT1H30M')).toMatchObject({ end: { wall: '2026-10-24T13:30' } });
  });
});

describe('text', () => {
  it('unfolds lines and unescapes text, and leaves markup text', () => {
    const { fields } = only(
      parse(
        calendar(
          vevent(
            'UID:1',
            'SUMMARY:A\\, B\\; C \\\\ <script>al',
            ' ert(1)</script>',
            'DTSTART;VALUE=DATE:20261203',
            'DESCRIPTION:one\\ntwo',
            'LOCATION:Room 1',
            'URL:https://example.org/a?b=c;d',
            'CATEGORIES:Freeze,CAB',
            'CATEGORIES:More',
            'STATUS:TENTATIVE',
          ),
        ),
      ),
    );
    expect(fields).toMatchObject({
      title: 'A, B; C \\ <script>alert(1)</script>',
      description: 'one\ntwo',
      location: 'Room 1',
      url: 'https://example.org/a?b=c;d',
      categories: ['Freeze', 'CAB', 'More'],
      status: 'tentative',
    });
  });

  it('gives events without a UID a key that stays, and without a title another text', () => {
    const text = calendar(
      vevent('DTSTART;VALUE=DATE:20261203', 'LOCATION:Room 1'),
      vevent('SUMMARY:B', 'DTSTART;VALUE=DATE:20261204'),
    );
    const keys = parse(text).items.map((item) => item.rowKey);
    expect(new Set(keys).size).toBe(2);
    expect(parse(text).items.map((item) => item.rowKey)).toEqual(keys);
    expect(parse(text).items[0]?.fields.title).toBe('Room 1');
  });
});

describe('series', () => {
  const weekly = [
    'UID:s',
    'SUMMARY:CAB',
    'DTSTART;TZID=Europe/Berlin:20261201T100000',
    'DTEND;TZID=Europe/Berlin:20261201T110000',
  ];

  it("keeps rule, further dates, periods and exceptions, each named in the series' own zone", () => {
    const { recurrence } = only(
      parse(
        calendar(
          vevent(
            ...weekly,
            'RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=10',
            'EXDATE:20261208T090000Z',
            'EXDATE;VALUE=DATE:20261215',
            'RDATE;TZID=Europe/Berlin:20261203T100000',
            'RDATE;VALUE=PERIOD:20261204T080000Z/PT3H',
          ),
        ),
      ),
    ).fields;
    expect(recurrence).toEqual({
      rules: ['FREQ=WEEKLY;BYDAY=TU;COUNT=10'],
      dates: [{ start: '2026-12-03T10:00' }, { start: '2026-12-04T09:00', end: '2026-12-04T12:00' }],
      exceptions: ['2026-12-08T10:00', '2026-12-15T10:00'],
      overrides: [],
    });
  });

  it('brings UNTIL into the form the start demands', () => {
    const ruleOf = (start: string, until: string) =>
      only(parse(calendar(vevent('UID:1', 'SUMMARY:x', start, `RRULE:FREQ=DAILY;UNTIL=${until}`)))).fields.recurrence
        ?.rules[0];
    expect(ruleOf('DTSTART;VALUE=DATE:20261201', '20261210T000000Z')).toBe('FREQ=DAILY;UNTIL=20261210');
    expect(ruleOf('DTSTART;TZID=Europe/Berlin:20261201T100000', '20261210')).toBe('FREQ=DAILY;UNTIL=20261210T225959Z');
    expect(ruleOf('DTSTART;TZID=Europe/Berlin:20261201T100000', '20261210T100000')).toBe(
      'FREQ=DAILY;UNTIL=20261210T090000Z',
    );
  });

  it('puts moved, renamed and cancelled occurrences under their original start', () => {
    const moved = vevent(
      'UID:s',
      'RECURRENCE-ID;TZID=Europe/Berlin:20261208T100000',
      'SUMMARY:CAB (moved)',
      'DTSTART;TZID=Europe/Berlin:20261209T140000',
      'DTEND;TZID=Europe/Berlin:20261209T150000',
    );
    const cancelled = vevent(
      'UID:s',
      'RECURRENCE-ID:20261215T090000Z',
      'SUMMARY:CAB',
      'STATUS:CANCELLED',
      'DTSTART;TZID=Europe/Berlin:20261215T100000',
      'DTEND;TZID=Europe/Berlin:20261215T110000',
    );
    const { recurrence } = only(parse(calendar(cancelled, moved, vevent(...weekly, 'RRULE:FREQ=WEEKLY')))).fields;
    expect(recurrence?.overrides).toMatchObject([
      { occurrence: '2026-12-08T10:00', title: 'CAB (moved)', when: { start: { wall: '2026-12-09T14:00' } } },
      { occurrence: '2026-12-15T10:00', status: 'cancelled' },
    ]);
    expect(recurrence?.overrides[1]).not.toHaveProperty('title');
  });

  it('splits a series where this and all following were changed', () => {
    const following = vevent(
      'UID:s',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261215T100000',
      'SUMMARY:CAB later',
      'DTSTART;TZID=Europe/Berlin:20261216T130000',
      'DTEND;TZID=Europe/Berlin:20261216T140000',
    );
    const parsed = parse(
      calendar(
        vevent(
          ...weekly,
          'RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=10',
          'EXDATE;TZID=Europe/Berlin:20261208T100000,20261222T100000',
        ),
        following,
      ),
    );
    expect(parsed.problems).toEqual([]);
    const [first, second] = parsed.items;
    expect(first?.fields.recurrence).toMatchObject({
      rules: ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T085959Z'],
      exceptions: ['2026-12-08T10:00'],
    });
    expect(second).toMatchObject({ splitFrom: first?.rowKey });
    expect(second?.fields).toMatchObject({
      title: 'CAB later',
      recurrence: { rules: ['FREQ=WEEKLY;BYDAY=WE;COUNT=8'], exceptions: ['2026-12-23T13:00'] },
    });
  });

  it('keeps an occurrence whose series is missing, and of two versions the newer', () => {
    const parsed = parse(
      calendar(
        vevent('UID:lost', 'RECURRENCE-ID:20261208T090000Z', 'SUMMARY:Alone', 'DTSTART:20261208T100000Z'),
        vevent('UID:v', 'SUMMARY:Old', 'SEQUENCE:1', 'DTSTART;VALUE=DATE:20261203'),
        vevent('UID:v', 'SUMMARY:New', 'SEQUENCE:2', 'DTSTART;VALUE=DATE:20261204'),
      ),
    );
    expect(parsed.items.map((item) => item.fields.title).sort()).toEqual(['Alone', 'New']);
    expect(codes(parsed.notes)).toEqual(expect.arrayContaining(['occurrenceAlone', 'superseded']));
  });

  it('keeps two different events that share a UID', () => {
    const parsed = parse(
      calendar(
        vevent('UID:v', 'SUMMARY:A', 'DTSTART;VALUE=DATE:20261203'),
        vevent('UID:v', 'SUMMARY:B', 'DTSTART;VALUE=DATE:20261204'),
      ),
    );
    expect(parsed.items.map((item) => item.rowKey)).toEqual(['v', 'v #2']);
  });
});

describe('what is broken', () => {
  it('names line, property and value of each, and brings in the others', () => {
    const text = calendar(
      vevent('UID:1', 'SUMMARY:30 February', 'DTSTART;VALUE=DATE:20260230'),
      vevent('UID:2', 'SUMMARY:backwards', 'DTSTART:20261203T100000Z', 'DTEND:20261203T090000Z'),
      vevent('UID:3', 'SUMMARY:no start'),
      vevent('UID:4', 'SUMMARY:odd rule', 'DTSTART:20261203T100000Z', 'RRULE:FREQ=SOMETIMES'),
      vevent('UID:5', 'SUMMARY:odd length', 'DTSTART:20261203T100000Z', 'DURATION:soon'),
      vevent('UID:6', 'SUMMARY:odd time', 'DTSTART:20261203T256000Z'),
      vevent('UID:7', `SUMMARY:${'x'.repeat(600)}`, 'DTSTART:20261203T100000Z'),
      vevent('UID:8', 'SUMMARY:good', 'DTSTART:20261203T100000Z', 'X-ODD;=;:: broken', 'this is no line'),
    );
    const parsed = parse(text);
    const lines = text.split('\r\n');
    expect(
      parsed.problems.map(({ code, line, value }) => [
        code,
        lines[(line ?? 0) - 1]?.slice(0, 40),
        value?.slice(0, 20) ?? null,
      ]),
    ).toEqual([
      ['dayImpossible', 'DTSTART;VALUE=DATE:20260230', '20260230'],
      ['endBeforeStart', 'DTEND:20261203T090000Z', '20261203T090000Z'],
      ['startMissing', 'BEGIN:VEVENT', null],
      ['ruleUnreadable', 'RRULE:FREQ=SOMETIMES', 'FREQ=SOMETIMES'],
      ['durationUnreadable', 'DURATION:soon', 'soon'],
      ['timeUnreadable', 'DTSTART:20261203T256000Z', '20261203T256000Z'],
      ['valueTooLong', `SUMMARY:${'x'.repeat(32)}`, 'x'.repeat(20)],
    ]);
    expect(parsed.items.map((item) => item.fields.title)).toEqual(['good']);
    expect(parsed.notes).toMatchObject([{ code: 'lineUnreadable', value: 'this is no line' }]);
  });

  it('does not take half an event for a whole one', () => {
    const whole = calendar(
      vevent('UID:1', 'SUMMARY:A', 'DTSTART:20261203T100000Z'),
      vevent('UID:2', 'SUMMARY:B', 'DTSTART:20261203T100000Z'),
    );
    const parsed = parse(whole.slice(0, whole.lastIndexOf('END:VEVENT')));
    expect(parsed.items.map((item) => item.fields.title)).toEqual(['A']);
    expect(parsed.problems).toMatchObject([{ code: 'componentNotClosed', line: 10, value: 'B' }]);
    const unclosed = parse(whole.replace('END:VEVENT\r\n', ''));
    expect(unclosed.items.map((item) => item.fields.title)).toEqual(['B']);
  });

  it('counts what is no event, and says so when it is no calendar', () => {
    const parsed = parse(
      calendar(
        'BEGIN:VTODO',
        'UID:t',
        'SUMMARY:Do',
        'END:VTODO',
        vevent('UID:1', 'SUMMARY:A', 'DTSTART:20261203T100000Z'),
      ),
    );
    expect(parsed.skipped).toEqual({ VTODO: 1 });
    expect(parsed.notes).toMatchObject([{ code: 'componentSkipped', column: 'VTODO' }]);
    expect(() => parse('hello')).toThrowError(expect.objectContaining({ code: 'importNoCalendar' }));
  });
});
