import { memo } from 'react';
import type { TFunction } from 'i18next';
import { classNames } from '../../../ui/class-names.ts';
import { lookOf } from '../entry-look.ts';
import { useGrid } from '../grid-state.ts';
import { formatDate } from '../localizer/formats.ts';
import { DAY_MS } from '../localizer/utc-dates.ts';
import type { CalendarScene } from '../view-context.ts';
import { lookNumber } from './look-sheet.ts';
import type { YearDay, YearMark } from './year-days.ts';
import styles from './year.module.css';

/** What every cell knows; the same object as long as all of it is the same. */
export type CellScene = Pick<CalendarScene, 't' | 'locale' | 'configuration' | 'colourBy' | 'today'>;

interface YearCellProps {
  readonly number: number;
  readonly day: YearDay;
  readonly scene: CellScene;
}

/** A day of the year: its number, how much it holds, and the codes of what happens. */
export const YearCell = memo(function YearCell({ number, day, scene }: YearCellProps) {
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
        <span className={styles.name}>{cellName(number, day, scene)}</span>
        <span aria-hidden="true" className={styles.line}>
          {count > 0 && (
            <span className={styles.count} data-long={count > 99 || undefined}>
              {count}
            </span>
          )}
          <span className={styles.number}>{new Date(number * DAY_MS).getUTCDate()}</span>
        </span>
        <span aria-hidden="true" className={styles.marks}>
          {marks.map((mark, i) => (
            // By place: most years show the same few codes in the same cells.
            <Mark key={i} mark={mark} scene={scene} />
          ))}
        </span>
      </button>
    </div>
  );
});

function Mark({ mark: { entry }, scene }: { readonly mark: YearMark; readonly scene: CellScene }) {
  const look = lookOf(entry, scene.configuration, scene.colourBy);
  return (
    <>
      <span
        data-look={lookNumber(look)}
        className={classNames(styles.mark, entry.tentative && styles.tentative, entry.cancelled && styles.cancelled)}
      >
        {entry.code}
      </span>{' '}
    </>
  );
}

/** "Thursday 3 December 2026: Quarter-end freeze, 5 entries". */
function cellName(number: number, { count, is }: YearDay, { locale, t }: CellScene): string {
  const date = formatDate(new Date(number * DAY_MS), 'fullDay', locale);
  const special = is.holiday ?? is.freeze;
  const day = special === null ? date : t('calendar:holidayOn', { day: date, holiday: special });
  return sentenceOf(t, count).replace(DAY, () => day);
}

/** Stands for the day in a sentence that is put together once for all days of as many entries. */
const DAY = '\u0001';
const sentences = new WeakMap<TFunction, Map<number, string>>();

function sentenceOf(t: TFunction, count: number): string {
  const known = sentences.get(t) ?? new Map<number, string>();
  sentences.set(t, known);
  let sentence = known.get(count);
  if (sentence === undefined) known.set(count, (sentence = t('calendar:dayName', { day: DAY, count })));
  return sentence;
}
