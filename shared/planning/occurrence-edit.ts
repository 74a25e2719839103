import type { Event } from '../model/event.ts';
import type { When } from '../model/time.ts';

/** What is asked of an occurrence; what is absent stays. */
export interface OccurrenceEdit {
  /**
   * Where it is put. For a series on the clock its moments should be in the series' own zone
   * (`momentFromInstant`): another zone moves the whole series there.
   */
  readonly when?: When;
  readonly fields?: Partial<Omit<Event, 'id' | 'when' | 'recurrence' | 'splitFromId'>>;
  /** New rules (RRULE values), for `following` and `all`; empty: it no longer repeats. */
  readonly rules?: readonly string[];
}
