import { createContext, useContext } from 'react';
import type { TFunction } from 'i18next';
import type { PlainDate, Zone } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { CalendarViewName, ColourBy } from '../../ui/state/calendar-view.ts';
import type { CalendarItem } from './calendar-items.ts';

/** What every part of the calendar knows about the view it stands in. */
export interface CalendarScene {
  readonly configuration: Configuration;
  readonly zone: Zone;
  readonly locale: string;
  readonly t: TFunction;
  readonly view: CalendarViewName;
  readonly colourBy: ColourBy;
  /** Days the view is about, both inclusive; others it shows are muted. */
  readonly about: { readonly first: PlainDate; readonly last: PlainDate };
  /** First visible day as a day number. */
  readonly firstDay: number;
  /** All items by visible day, those under "+n more" included. */
  readonly byDay: readonly (readonly CalendarItem[])[];
  /** Marks of a day: holiday, freeze, day of rest. */
  readonly marks: ReadonlyMap<number, DayMarks>;
  readonly today: number;
}

export interface DayMarks {
  readonly holiday: string | null;
  readonly freeze: string | null;
  readonly rest: boolean;
}

/** Views of week rows, which the calendar component draws as its month. */
export const hasWeekRows = (view: CalendarViewName): boolean => view === 'month' || view === 'quarter';

/** The calendar component makes our chips and headers itself: they get the scene from here. */
export const SceneContext = createContext<CalendarScene | null>(null);

export function useScene(): CalendarScene {
  const scene = useContext(SceneContext);
  if (scene === null) throw new Error('useScene outside the calendar');
  return scene;
}
