import { Event } from '../../model/event.ts';
import type { Change } from '../../model/journal.ts';
import type { PlainDate, When } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { addDays } from '../days.ts';
import type { SampleCalendar } from './calendar.ts';
import type { SampleCatalogue } from './catalogue.ts';

type Fields = Partial<Omit<Event, 'id' | 'title' | 'kindId' | 'when'>>;
type EventText =
  | 'cab'
  | 'planning'
  | 'weekdayWindow'
  | 'saturdayWindow'
  | 'monthEnd'
  | 'quarterEnd'
  | 'regulatory'
  | 'maintenance'
  | 'network'
  | 'audit'
  | 'contract'
  | 'kickOff'
  | 'holidayFirst'
  | 'holidaySecond'
  | 'exercise';

/** Freezes, windows, meetings, holidays and milestones around the releases of the sample; the board's meetings first. */
export function sampleEvents(
  calendar: SampleCalendar,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
): Change[] {
  const { day, hours, firstDay, lastDay } = calendar;
  const make = (text: EventText, kindId: string, when: When, fields: Fields = {}): Change => ({
    op: 'create',
    table: 'events',
    record: Event.parse({ id: nextId(), title: t(`defaults:sample.events.${text}`), kindId, when, ...fields }),
  });
  const days = (first: PlainDate, last = first): When => ({ type: 'dates', first, last });
  const freeze = { first: addDays(lastDay, -12), last: addDays(lastDay, 2) };
  // No window is open while everything is frozen.
  const notIn = ({ first, last }: typeof freeze, weekday: number, at: string): string[] =>
    [9, 10, 11, 12, 13]
      .map((week) => day(week, weekday))
      .filter((date) => date >= first && date <= last)
      .map((date) => `${date}T${at}`);
  const platform = { teamIds: [catalogue.team('platform')], ownerId: catalogue.person('novak') };
  return [
    make('cab', 'meeting', hours(day(-1, 2), '10:00', 1), {
      recurrence: {
        rules: ['FREQ=WEEKLY;BYDAY=TU'],
        dates: [],
        exceptions: [`${day(12, 2)}T10:00`],
        // Moved to the Wednesday, as the Tuesday is a holiday.
        overrides: [{ occurrence: `${day(6, 2)}T10:00`, when: hours(day(6, 3), '10:00', 1) }],
      },
      ownerId: catalogue.person('khan'),
      location: t('defaults:sample.events.cabPlace'),
      description: t('defaults:sample.events.cabNote'),
    }),
    make('planning', 'meeting', hours(day(0, 1), '13:00', 1), {
      recurrence: {
        rules: ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
        dates: [],
        exceptions: [`${day(12, 1)}T13:00`],
        overrides: [],
      },
      ownerId: catalogue.person('berger'),
    }),
    make('weekdayWindow', 'change-window', hours(day(-1, 4), '21:00', 6), {
      recurrence: { rules: ['FREQ=WEEKLY;BYDAY=TH'], dates: [], exceptions: notIn(freeze, 4, '21:00'), overrides: [] },
    }),
    make('saturdayWindow', 'change-window', hours(day(-1, 6), '20:00', 10), {
      recurrence: { rules: ['FREQ=WEEKLY;BYDAY=SA'], dates: [], exceptions: notIn(freeze, 6, '20:00'), overrides: [] },
    }),
    make('monthEnd', 'soft-freeze', days(day(3, 4), day(4, 1)), {
      serviceIds: [catalogue.service('core'), catalogue.service('pay')],
    }),
    make('quarterEnd', 'hard-freeze', days(freeze.first, freeze.last)),
    make('regulatory', 'soft-freeze', days(day(9, 1), day(9, 4)), { serviceIds: [catalogue.service('core')] }),
    make('maintenance', 'maintenance-window', hours(day(2, 7), '01:00', 5), platform),
    make('network', 'maintenance-window', hours(day(9, 7), '00:00', 6), { ...platform, status: 'tentative' }),
    make('exercise', 'other', days(day(4, 5)), platform),
    make('holidayFirst', 'holiday', days(day(2, 5))),
    make('holidaySecond', 'holiday', days(day(6, 2))),
    make('audit', 'milestone', days(day(7, 5))),
    make('contract', 'milestone', days(day(10, 5)), { serviceIds: [catalogue.service('pay')] }),
    make('kickOff', 'milestone', days(addDays(firstDay, 62))),
  ];
}
