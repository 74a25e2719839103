import { memo, useDeferredValue, useMemo } from 'react';
import { fromDayNumber, isoWeekday, lastOfMonth, toDayNumber } from '#shared/planning/days.ts';
import { formatDate } from '../localizer/formats.ts';
import { DAY_MS } from '../localizer/utc-dates.ts';
import { type CalendarScene, useScene } from '../view-context.ts';
import { type CellScene, YearCell } from './year-cell.tsx';
import type { YearDay } from './year-days.ts';
import styles from './year.module.css';

/** Weekday columns: a month of 31 days that begins on the last day of a week needs 37. */
const COLUMNS = 37;
/** A Monday, to name weekdays by. */
const A_MONDAY = toDayNumber('2021-01-04');
const MONTHS = Array.from({ length: 12 }, (_, month) => month);
/** Months drawn at once; the others follow a frame later, so that neither holds up what is typed meanwhile. */
const AT_ONCE = 6;

/** A year and what its days hold. */
export interface SeenYear {
  readonly year: number;
  /** Its first day, as a day number. */
  readonly firstDay: number;
  readonly days: readonly YearDay[];
}

/** What the first half of the year shows, and the other, which follows a frame later. */
export function useHalves(seen: SeenYear): { readonly early: SeenYear; readonly late: SeenYear } {
  return { early: seen, late: useDeferredValue(seen) };
}

/** Twelve months over weekday columns. */
export function YearGrid({ early, late }: ReturnType<typeof useHalves>) {
  const { t, locale, configuration, colourBy, today } = useScene();
  const { weekStart } = configuration.settings;
  // Not the whole scene: that changes with every day the pointer rests on.
  const scene = useMemo<CellScene>(
    () => ({ t, locale, configuration, colourBy, today }),
    [t, locale, configuration, colourBy, today],
  );
  return (
    <div role="table" className={styles.grid} aria-label={t('calendar:year.label', { year: early.year })}>
      <div role="row" className={`${styles.row} ${styles.heads}`}>
        <span role="columnheader" className={styles.corner}>
          <span className="visually-hidden">{t('calendar:year.month')}</span>
        </span>
        {Array.from({ length: COLUMNS }, (_, i) => {
          const day = new Date((A_MONDAY + ((weekStart - 1 + i) % 7)) * DAY_MS);
          return (
            <span
              key={i}
              role="columnheader"
              className={styles.head}
              aria-label={formatDate(day, 'weekdayLong', locale)}
            >
              {formatDate(day, 'weekdayNarrow', locale)}
            </span>
          );
        })}
      </div>
      {/* Keyed by place: turning to another year changes what the cells say and makes few anew. */}
      {MONTHS.map((month) => (
        <Month key={month} month={month} seen={month < AT_ONCE ? early : late} scene={scene} />
      ))}
    </div>
  );
}

interface MonthProps {
  readonly month: number;
  readonly seen: SeenYear;
  readonly scene: CellScene;
}

const Month = memo(function Month({ month, seen, scene }: MonthProps) {
  const { first, length, offset } = placeOf(seen.year, month, scene);
  const isNow = fromDayNumber(scene.today).startsWith(fromDayNumber(first).slice(0, 7));
  return (
    <div role="row" className={styles.row}>
      <span role="rowheader" className={styles.month} data-now={isNow || undefined}>
        {formatDate(new Date(first * DAY_MS), 'monthShort', scene.locale)}
      </span>
      <Blanks count={offset} />
      {Array.from({ length }, (_, i) => {
        const day = seen.days[first + i - seen.firstDay];
        return day === undefined ? null : <YearCell key={i} number={first + i} day={day} scene={scene} />;
      })}
      <Blanks count={COLUMNS - offset - length} />
    </div>
  );
});

/** First day, days, and the weekday columns before the first. */
function placeOf(year: number, month: number, { configuration }: Pick<CalendarScene, 'configuration'>) {
  const name = `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`;
  const first = toDayNumber(`${name}-01`);
  const length = toDayNumber(lastOfMonth(name)) - first + 1;
  const { weekStart } = configuration.settings;
  return { first, length, offset: (isoWeekday(fromDayNumber(first)) - weekStart + 7) % 7 };
}

function Blanks({ count }: { readonly count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <span key={i} role="cell" className={styles.blank} />
      ))}
    </>
  );
}
