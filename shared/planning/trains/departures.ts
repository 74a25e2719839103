import { Event } from '../../model/event.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Train } from '../../model/train.ts';
import { checkRecurrence, occurrencesOf } from '../recurrence.ts';

/** One departure of a train. */
export interface Departure {
  /** The day the rule gives. It is the departure's name and stays when it is moved. */
  readonly departure: PlainDate;
  /** The day of deployment: the same, or where it was moved to. */
  readonly day: PlainDate;
  readonly number: number;
  readonly isSkipped: boolean;
  readonly isMoved: boolean;
}

type Cadence = Pick<Train, 'name' | 'first' | 'rule' | 'firstNumber' | 'skipped' | 'moved'>;

/**
 * Departures whose day of deployment lies in a range, in the order of the rule. A skipped one keeps
 * its number, so that no other changes its name. Fails as `occurrencesOf` does.
 */
export function departures(train: Cadence, first: PlainDate, last: PlainDate): Departure[] {
  return departuresUntil(train, last).filter(({ day }) => day >= first && day <= last);
}

/** All departures of the rule from the first up to a day; those moved from before or to after it are among them. */
export function departuresUntil(train: Cadence, last: PlainDate): Departure[] {
  const skipped = new Set(train.skipped);
  const moved = new Map(train.moved.map(({ departure, to }) => [departure, to]));
  const latest = [...moved.keys()].reduce((most, day) => (day > most ? day : most), last);
  const range = { first: train.first, last: latest, zone: 'UTC' };
  return occurrencesOf(trainAsEvent(train), range).map(({ key: departure }, index) => {
    const to = moved.get(departure);
    return {
      departure,
      day: to ?? departure,
      number: train.firstNumber + index,
      isSkipped: skipped.has(departure),
      isMoved: to !== undefined && to !== departure,
    };
  });
}

const SHAPE = Event.parse({
  id: '-',
  title: '-',
  kindId: '-',
  when: { type: 'dates', first: '2000-01-01', last: '2000-01-01' },
});

/** A train runs by the rules of events, over whole days; what is skipped or moved is its own matter. */
export function trainAsEvent({ name, first, rule }: Pick<Train, 'name' | 'first' | 'rule'>): Event {
  return {
    ...SHAPE,
    title: name,
    when: { type: 'dates', first, last: first },
    recurrence: { rules: [rule], dates: [], exceptions: [], overrides: [] },
  };
}

/** Fails with `recurrenceInvalid` or `recurrenceTooMany` where a cadence could not be followed. */
export function checkCadence(train: Pick<Train, 'name' | 'first' | 'rule'>): void {
  checkRecurrence(trainAsEvent(train));
}
