import { labelOf } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { RecordOf, TableName } from '../model/tables.ts';
import { bookingLabel } from './bookings.ts';
import type { Configuration } from './configuration.ts';

/** What others are called that a record's own name is said with. */
export interface Names extends Pick<Configuration, 'environments'> {
  /** Null where there is no such release (any more). */
  readonly releaseKey: (id: Id) => string | null;
}

/** What people call a record among all others: "PAY 26.4 System test", "PAY 26.4 UAT". */
export function recordName<T extends TableName>(table: T, record: RecordOf<T>, names: Names): string {
  switch (table) {
    case 'phases':
    case 'gates':
    case 'deployments': {
      const { releaseId } = record as RecordOf<'phases' | 'gates' | 'deployments'>;
      return [names.releaseKey(releaseId), labelOf(record)].filter(Boolean).join(' ');
    }
    case 'bookings': {
      const booking = record as RecordOf<'bookings'>;
      return bookingLabel(booking, booking.releaseId === null ? null : names.releaseKey(booking.releaseId), names);
    }
    default:
      return labelOf(record);
  }
}
