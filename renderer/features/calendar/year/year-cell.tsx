import { memo } from 'react';
import { appearanceStyle } from '../../../ui/index.ts';
import { classNames } from '../../../ui/class-names.ts';
import { lookOf } from '../entry-look.ts';
import { useGrid } from '../grid-state.ts';
import { formatDate } from '../localizer/formats.ts';
import { DAY_MS } from '../localizer/utc-dates.ts';
import { type CalendarScene, useScene } from '../view-context.ts';
import type { YearDay, YearMark } from './year-days.ts';
import styles from './year.module.css';

/** A day of the year: its number, how much it holds, and the codes of what happens. */
export const YearCell = memo(function YearCell({ number, day }: { readonly number: number; readonly day: YearDay }) {
  const scene = useScene();
  const hasFocus = useGrid((state) => state.focusDay === number);
  const { count, marks, is } = day;
  const isToday = number === scene.today;
  return (
    <div
      role="cell"
      className={classNames(
        styles.cell,
        is.holiday !== null ? styles.holiday : is.rest && styles.rest,
        is.freeze !== null && styles.freeze,
        isToday && styles.today,
      )}
    >
      <button
        type="button"
        className={styles.day}
        data-day={number}
        tabIndex={hasFocus ? 0 : -1}
        aria-current={isToday ? 'date' : undefined}
      >
        <span className="visually-hidden">{cellName(number, day, scene)}</span>
        <span aria-hidden="true" className={styles.line}>
          <span className={styles.number}>{new Date(number * DAY_MS).getUTCDate()}</span>
          {count > 0 && <span className={styles.count}>{count}</span>}
        </span>
        <span aria-hidden="true" className={styles.marks}>
          {marks.map((mark) => (
            <Mark key={mark.entry.id} mark={mark} scene={scene} />
          ))}
        </span>
      </button>
    </div>
  );
});

function Mark({ mark: { entry }, scene }: { readonly mark: YearMark; readonly scene: CalendarScene }) {
  const look = lookOf(entry, scene.configuration, scene.colourBy);
  return (
    <span
      style={appearanceStyle(look)}
      className={classNames(styles.mark, entry.tentative && styles.tentative, entry.cancelled && styles.cancelled)}
    >
      {entry.code}
    </span>
  );
}

/** "Thursday 3 December 2026: Quarter-end freeze, 5 entries". */
function cellName(number: number, { count, is }: YearDay, { locale, t }: CalendarScene): string {
  const date = formatDate(new Date(number * DAY_MS), 'fullDay', locale);
  const special = is.holiday ?? is.freeze;
  const named = special === null ? date : t('calendar:holidayOn', { day: date, holiday: special });
  return t('calendar:dayName', { day: named, count });
}
