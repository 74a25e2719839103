import type { Id } from '../../model/schema.ts';
import type { Instant, Moment, PlainDate, When } from '../../model/time.ts';
import { momentFromInstant, wallIn } from '../../planning/moments.ts';
import type { Text } from '../../text/index.ts';
import { remembered } from '../../text/remembered.ts';
import { dateText, type DateText } from '../date-text.ts';
import type { ReportHead } from './head.ts';
import { text, type Cell } from './report.ts';

export type Known = Cell | null;

/** Turns what a snapshot holds into cells in the reader's words. Made once for a report. */
export class ReportValues<S extends ReportHead> {
  readonly dates: DateText;
  readonly t: Text;
  private readonly numbers: Intl.NumberFormat;

  constructor(
    readonly snapshot: S,
    t: Text,
  ) {
    this.t = remembered(t);
    this.dates = dateText(snapshot.locale);
    this.numbers = new Intl.NumberFormat(snapshot.locale, { maximumFractionDigits: 3 });
  }

  readonly name = (id: Id | null): string => (id === null ? '' : (this.snapshot.names[id] ?? id));

  names(ids: readonly Id[]): string {
    return ids.map(this.name).join(', ');
  }

  text(value: string): Known {
    return value.trim() === '' ? null : text(value);
  }

  number(value: number | null): Known {
    return value === null ? null : { kind: 'number', value, text: this.numbers.format(value) };
  }

  date(date: PlainDate | null): Known {
    return date === null ? null : { kind: 'date', date, text: this.dates.day(date) };
  }

  moment(moment: Moment | null): Known {
    if (moment === null) return null;
    const { zone } = this.snapshot;
    const said = this.dates.instant(moment.utc, zone);
    // Where it was planned in another zone, both clocks are said.
    const own = moment.zone === zone ? '' : ` (${this.dates.instant(moment.utc, moment.zone)})`;
    return { kind: 'moment', wall: wallIn(moment, zone), utc: moment.utc, text: `${said}${own}` };
  }

  instant(instant: Instant | null): Known {
    return instant === null ? null : this.moment(momentFromInstant(instant, this.snapshot.zone));
  }

  flag(value: boolean): Known {
    return text(this.t(value ? 'pack:yes' : 'pack:no'));
  }

  when(when: When): string {
    if (when.type === 'dates')
      return when.first === when.last ? this.dates.day(when.first) : this.dates.range(when.first, when.last);
    const [start, end] = [this.moment(when.start), this.moment(when.end)];
    const { zone } = this.snapshot;
    // Within one day of the reader's clock the day is said once.
    if (when.start.zone === zone && when.end.zone === zone && when.start.utc !== when.end.utc) {
      const [from, to] = [wallIn(when.start, zone), wallIn(when.end, zone)];
      const name = this.dates.zoneName(when.end.utc, zone);
      if (from.slice(0, 10) === to.slice(0, 10) && name === this.dates.zoneName(when.start.utc, zone))
        return `${this.dates.day(from.slice(0, 10))}, ${from.slice(11, 16)} – ${to.slice(11, 16)} ${name}`;
    }
    return start?.text === end?.text ? (start?.text ?? '') : `${start?.text ?? ''} – ${end?.text ?? ''}`;
  }
}

/** Amounts of a plan's currency: cents only where there are any, and the code rather than a sign that several share. */
export const amountsIn = (locale: string, currency: string): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    trailingZeroDisplay: 'stripIfInteger',
  });

/** A cell of a table, which must hold something. */
export const orEmpty = (cell: Known): Cell => cell ?? text('');
