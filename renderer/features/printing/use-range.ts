import { useState } from 'react';
import type { PlainDate } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { periodAround, type PeriodUnit } from '#shared/planning/periods.ts';
import { useCalendarView } from '../../ui/state/calendar-view.ts';

export type RangePreset = PeriodUnit | 'custom';

export interface ChosenRange {
  readonly preset: RangePreset;
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly choose: (preset: RangePreset) => void;
  readonly setFirst: (day: PlainDate) => void;
  readonly setLast: (day: PlainDate) => void;
}

/** The days a document covers; starts with what the calendar shows. An end never comes before its start. */
export function useRange(zone: string, start: PeriodUnit): ChosenRange {
  const shown = useCalendarView((state) => state.date);
  const [anchor] = useState(
    () => shown ?? momentFromInstant(`${new Date().toISOString().slice(0, 19)}Z`, zone).wall.slice(0, 10),
  );
  const [preset, setPreset] = useState<RangePreset>(start);
  const [own, setOwn] = useState(() => periodAround(start, anchor));
  const range = preset === 'custom' ? own : periodAround(preset, anchor);
  return {
    preset,
    ...range,
    choose: (next) => {
      setOwn(range);
      setPreset(next);
    },
    setFirst: (first) => setOwn({ first, last: own.last < first ? first : own.last }),
    setLast: (last) => setOwn({ first: own.first > last ? last : own.first, last }),
  };
}
