import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate, When } from '#shared/model/time.ts';
import { fromDayNumber } from '#shared/planning/days.ts';
import { CALENDAR_VIEWS, type CalendarViewName, useCalendarView } from '../../../ui/state/calendar-view.ts';
import { useCommands } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useGrid } from '../grid-state.ts';
import { step } from './period.ts';

export interface PageCommands {
  readonly step: (by: 1 | -1) => void;
  readonly goToday: () => void;
  readonly showDay: (day: number) => void;
  readonly openDay: (day: number) => void;
  /** Changes the view; a finer one opens on the day the keyboard stands on. */
  readonly showView: (view: CalendarViewName) => void;
  /** Asks what to plan; `when` is what was dragged over. */
  readonly create: (when: When | null) => void;
}

/** A view that turns its pages itself. */
export type OwnTurning = Pick<PageCommands, 'step' | 'goToday' | 'showDay'>;

/** From views of many days to views of few: into a finer one goes the day the keyboard stands on. */
const FINENESS: Readonly<Record<CalendarViewName, number>> = {
  year: 0,
  lanes: 1,
  quarter: 1,
  month: 2,
  agenda: 2,
  week: 3,
  day: 4,
};

/** What the header, the keys and the palette can do with the period. */
export function usePageCommands(
  view: CalendarViewName,
  date: PlainDate,
  today: number,
  own?: OwnTurning,
): PageCommands {
  const { t } = useTranslation('calendar');
  const commands = useMemo<PageCommands>(() => {
    const { setDate, setView } = useCalendarView.getState();
    return {
      step: (by) => {
        const next = step(view, date, by);
        setDate(next);
      },
      goToday: () => {
        setDate(null);
        useGrid.getState().setFocusDay(today);
      },
      showDay: (day) => setDate(fromDayNumber(day)),
      openDay: (day) => {
        setDate(fromDayNumber(day));
        setView('day');
        useGrid.getState().setPopup(null);
      },
      showView: (next) => {
        const { focusDay } = useGrid.getState();
        const isFiner = FINENESS[next] > FINENESS[view];
        if (isFiner && fromDayNumber(focusDay) !== date) setDate(fromDayNumber(focusDay));
        setView(next);
      },
      create: (when) => {
        const day = fromDayNumber(useGrid.getState().focusDay);
        useDialogs
          .getState()
          .show({ kind: 'create', what: 'choose', when: when ?? { type: 'dates', first: day, last: day } });
      },
      ...(own === undefined ? {} : { step: own.step, goToday: own.goToday, showDay: own.showDay }),
    };
  }, [view, date, today, own]);

  const offered = useMemo(() => {
    const group = t('commands.group');
    return [
      { id: 'calendar.today', title: t('commands.today'), group, keys: 't', run: commands.goToday },
      { id: 'calendar.next', title: t('commands.next'), group, keys: 'j', run: () => commands.step(1) },
      { id: 'calendar.previous', title: t('commands.previous'), group, keys: 'k', run: () => commands.step(-1) },
      { id: 'calendar.create', title: t('commands.create'), group, keys: 'n', run: () => commands.create(null) },
      ...CALENDAR_VIEWS.map((id, index) => ({
        id: `calendar.${id}`,
        title: t(`commands.${id}`),
        group,
        keys: String(index + 1),
        run: () => commands.showView(id),
      })),
    ];
  }, [commands, t]);
  useCommands('calendar', offered);
  return commands;
}
