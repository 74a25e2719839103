import type { PlainDate } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';

export type RangePreset = 'month' | 'quarter' | 'custom';

const firstOf = (year: number, month: number): PlainDate => {
  const index = year * 12 + month - 1;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
};

/** The month or quarter a day is in, first and last day. */
export function presetRange(preset: 'month' | 'quarter', day: PlainDate): { first: PlainDate; last: PlainDate } {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const from = preset === 'month' ? month : Math.floor((month - 1) / 3) * 3 + 1;
  const length = preset === 'month' ? 1 : 3;
  return { first: firstOf(year, from), last: addDays(firstOf(year, from + length), -1) };
}
