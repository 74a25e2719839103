import { memo } from 'react';
import type { DateCellWrapperProps, DateHeaderProps, HeaderProps, ShowMoreProps } from 'react-big-calendar';
import { cloneElement, type HTMLAttributes, type ReactElement } from 'react';
import type { CalendarItem } from '../calendar-items.ts';
import { useGrid } from '../grid-state.ts';
import { dayOfDate } from '../localizer/day-dates.ts';
import { formatDate } from '../localizer/formats.ts';
import { dayNumberOf, DAY_MS, isoWeek } from '../localizer/utc-dates.ts';
import { type CalendarScene, hasWeekRows, useScene } from '../view-context.ts';
import styles from './grid.module.css';

/** "Thursday 3 December 2026, 5 entries": what a day holds, for those who hear it. */
export function dayName(day: number, scene: CalendarScene): string {
  const { locale, t, byDay, firstDay, marks } = scene;
  const date = formatDate(new Date(day * DAY_MS), 'fullDay', locale);
  const mark = marks.get(day);
  const special = mark?.holiday ?? mark?.freeze ?? null;
  const named = special === null ? date : t('calendar:holidayOn', { day: date, holiday: special });
  return t('calendar:dayName', { day: named, count: byDay[day - firstDay]?.length ?? 0 });
}

/** The number of a day in the month, where the keyboard stands; the first of a week says its number. */
export const DateHeader = memo(function DateHeader({ date }: DateHeaderProps) {
  const scene = useScene();
  const { configuration, locale, firstDay, t } = scene;
  const day = dayNumberOf(date);
  const hasFocus = useGrid((state) => state.focusDay === day);
  const isFirstOfWeek = (day - firstDay) % 7 === 0;
  const shape = date.getUTCDate() === 1 ? 'monthDay' : 'day';
  // The week is named after its Thursday, wherever it starts: ISO 8601 counts that one.
  const thursday = new Date((day + ((4 - configuration.settings.weekStart + 7) % 7)) * DAY_MS);
  return (
    <span className={styles.dateLine}>
      {isFirstOfWeek && configuration.settings.weekNumbers && (
        <span className={styles.weekNumber} title={t('calendar:weekLong', { week: isoWeek(thursday) })}>
          {t('calendar:week', { week: isoWeek(thursday) })}
        </span>
      )}
      <button
        type="button"
        className={styles.dateButton}
        data-day={day}
        data-off={dayOfDate(date) < scene.about.first || dayOfDate(date) > scene.about.last || undefined}
        data-today={day === scene.today || undefined}
        aria-current={day === scene.today ? 'date' : undefined}
        tabIndex={hasFocus ? 0 : -1}
      >
        <span className="visually-hidden">{dayName(day, scene)}</span>
        <span aria-hidden="true">{formatDate(date, shape, locale)}</span>
      </button>
    </span>
  );
});

/** Name of a column in the month. */
export const ColumnHeader = memo(function ColumnHeader({ date }: HeaderProps) {
  const { locale } = useScene();
  return (
    <span role="columnheader" className={styles.columnHeader} aria-label={formatDate(date, 'weekdayLong', locale)}>
      {formatDate(date, 'weekday', locale)}
    </span>
  );
});

/** Name of a column in week and day; the component makes it the button that opens the day. */
export const DayColumnHeader = memo(function DayColumnHeader({ date }: HeaderProps) {
  const scene = useScene();
  const day = dayNumberOf(date);
  return (
    <span className={styles.dayColumn} data-today={day === scene.today || undefined}>
      <span className="visually-hidden">{dayName(day, scene)}</span>
      <span aria-hidden="true">{formatDate(date, 'weekdayDay', scene.locale)}</span>
    </span>
  );
});

/** Lets a point on the screen be traced back to its day. */
export function DayCell({ value, children }: DateCellWrapperProps) {
  const cell = children as ReactElement<HTMLAttributes<HTMLElement> & { 'data-cell'?: number }>;
  return cloneElement(cell, { 'data-cell': dayNumberOf(value) });
}

/** "+n more": opens the list of the whole day. Keeps the component's class, by which it tells it from a day. */
export function ShowMore({ slotDate, count, events }: ShowMoreProps<CalendarItem>) {
  const { byDay, firstDay, t, locale, view } = useScene();
  const setPopup = useGrid((state) => state.setPopup);
  const day = dayNumberOf(slotDate);
  const isMonth = hasWeekRows(view);
  const inTabOrder = useGrid((state) => state.focusDay === day) || !isMonth;
  // The month is handed only what may find room; what it counts as hidden is not all.
  const shown = events.length - count;
  const hidden = isMonth ? (byDay[day - firstDay]?.length ?? events.length) - shown : count;
  return (
    <span role={isMonth ? 'cell' : 'listitem'}>
      <button
        type="button"
        className={`rbc-show-more ${styles.more ?? ''}`}
        data-more={day}
        tabIndex={inTabOrder ? 0 : -1}
        aria-haspopup="dialog"
        onClick={(event) => setPopup({ day, anchor: event.currentTarget })}
      >
        <span className="visually-hidden">
          {t('calendar:moreOn', { count: hidden, day: formatDate(slotDate, 'shortDay', locale) })}
        </span>
        <span aria-hidden="true">{t('calendar:more', { count: hidden })}</span>
      </button>
    </span>
  );
}
