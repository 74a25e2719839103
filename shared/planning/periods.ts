import type { PlainDate } from '../model/time.ts';
import { lastOfMonth } from './days.ts';

export type PeriodUnit = 'month' | 'quarter' | 'year';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The month, quarter or year of the calendar that a day is in: first and last day. */
export function periodAround(unit: PeriodUnit, day: PlainDate): { first: PlainDate; last: PlainDate } {
  const length = MONTHS[unit];
  const from = Math.floor((Number(day.slice(5, 7)) - 1) / length) * length + 1;
  const month = (number: number): string => `${day.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return { first: `${month(from)}-01`, last: lastOfMonth(month(from + length - 1)) };
}
