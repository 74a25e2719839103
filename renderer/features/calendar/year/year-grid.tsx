import { Fragment, useMemo } from 'react';
import { fromDayNumber, isoWeekday, lastOfMonth, toDayNumber } from '#shared/planning/days.ts';
import { formatDate } from '../localizer/formats.ts';
import { DAY_MS } from '../localizer/utc-dates.ts';
import { useScene } from '../view-context.ts';
import { YearCell } from './year-cell.tsx';
import type { YearDay } from './year-days.ts';
import styles from './year.module.css';

/** Weekday columns: a month of 31 days that begins on the last day of a week needs 37. */
const COLUMNS = 37;
/** A Monday, to name weekdays by. */
const A_MONDAY = toDayNumber('2021-01-04');

/** Twelve months over weekday columns. */
export function YearGrid({ year, days }: { readonly year: number; readonly days: readonly YearDay[] }) {
  const { t, locale, configuration, firstDay, today } = useScene();
  const { weekStart } = configuration.settings;
  const months = useMemo(
    () =>
      Array.from({ length: 12 }, (_, i) => {
        const name = `${String(year).padStart(4, '0')}-${String(i + 1).padStart(2, '0')}`;
        const first = toDayNumber(`${name}-01`);
        const length = toDayNumber(lastOfMonth(name)) - first + 1;
        return { first, length, offset: (isoWeekday(fromDayNumber(first)) - weekStart + 7) % 7 };
      }),
    [year, weekStart],
  );
  const thisMonth = fromDayNumber(today).slice(0, 7);
  return (
    <div role="table" className={styles.grid} aria-label={t('calendar:year.label', { year })}>
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
      {months.map(({ first, length, offset }) => (
        <div key={first} role="row" className={styles.row}>
          <span
            role="rowheader"
            className={styles.month}
            data-now={fromDayNumber(first).startsWith(thisMonth) || undefined}
          >
            {formatDate(new Date(first * DAY_MS), 'monthShort', locale)}
          </span>
          <Blanks count={offset} />
          {Array.from({ length }, (_, i) => {
            const day = days[first + i - firstDay];
            return day === undefined ? null : <YearCell key={i} number={first + i} day={day} />;
          })}
          <Blanks count={COLUMNS - offset - length} />
        </div>
      ))}
    </div>
  );
}

function Blanks({ count }: { readonly count: number }) {
  return (
    <Fragment>
      {Array.from({ length: count }, (_, i) => (
        <span key={i} role="cell" className={styles.blank} />
      ))}
    </Fragment>
  );
}
