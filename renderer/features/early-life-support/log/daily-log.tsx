import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { dailyFigures, totalOf, type DayFigures } from '#shared/planning/support/figures.ts';
import { classNames } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { OpenCounts } from '../board/columns.tsx';
import { moveBetweenRows } from '../checklist/row-keys.ts';
import type { PartProps } from '../page/support-page.tsx';
import { Actions } from './actions.tsx';
import { DayJudged, DayWritten } from './day-detail.tsx';
import { DayIncidents } from './day-incidents.tsx';
import { useSaveDay } from './use-save-day.ts';
import styles from './log.module.css';

/** A line a day, the latest first, and the day that is chosen beside it. */
export function DailyLog(props: PartProps) {
  const { log, today } = props;
  const { t } = useTranslation('support');
  const text = useWhenText();
  const [chosen, setChosen] = useState<PlainDate | null>(null);
  const save = useSaveDay(props);
  const figures = dailyFigures(log).toReversed();
  const day = figures.find((one) => one.day === chosen) ?? figures[0] ?? null;
  if (log.days === null) return <p className={styles.muted}>{t('log.noDays')}</p>;
  return (
    <div className={styles.columns}>
      <div>
        {day === null ? (
          <p className={styles.muted}>{t('log.notBegun', { date: text.day(log.days.first) })}</p>
        ) : (
          <DayTable figures={figures} chosen={day.day} today={today} onChoose={setChosen} />
        )}
      </div>
      <div className={styles.detail}>
        {day !== null && <DayJudged key={`judged ${day.day}`} {...props} figures={day} onSave={save} />}
        <DayIncidents {...props} day={day?.day ?? today} />
        <Actions {...props} />
        {day !== null && <DayWritten key={`written ${day.day}`} {...props} figures={day} onSave={save} />}
      </div>
    </div>
  );
}

interface DayTableProps {
  readonly figures: readonly DayFigures[];
  readonly chosen: PlainDate;
  readonly today: PlainDate;
  readonly onChoose: (day: PlainDate) => void;
}

const HEAD = ['day', 'opened', 'resolved', 'open', 'hits', 'complaints', 'satisfaction', 'sla'] as const;

function DayTable({ figures, chosen, today, onChoose }: DayTableProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  return (
    <table className={styles.table} aria-label={t('log.label')} onKeyDown={moveBetweenRows}>
      <thead>
        <tr>
          {HEAD.map((one) => (
            <th key={one} scope="col" data-column={one}>
              {t(`log.columns.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map((one) => (
          <tr
            key={one.day}
            data-row
            className={classNames(one.day === chosen && styles.chosen)}
            onClick={() => onChoose(one.day)}
          >
            <td data-field="day">
              <button
                type="button"
                className={styles.day}
                {...(one.day === chosen ? { 'aria-current': 'true' } : {})}
                onFocus={() => onChoose(one.day)}
              >
                {text.weekDay(one.day)}
                {one.day === today && <span className={styles.note}>{t('log.today')}</span>}
              </button>
            </td>
            <td className={styles.number}>{totalOf(one.opened)}</td>
            <td className={styles.number}>{totalOf(one.resolved)}</td>
            <td className={styles.number}>
              <OpenCounts open={one.open} />
            </td>
            <td className={styles.number}>{one.knownErrorHits}</td>
            <td
              className={styles.number}
              title={t('log.complaintsOf', { new: one.complaintsNew, open: one.complaintsOpen })}
            >
              {one.complaintsNew}
              {one.complaintsOpen > 0 && <span className={styles.ofOpen}> / {one.complaintsOpen}</span>}
            </td>
            <td className={styles.number}>
              {one.written?.satisfaction === null || one.written === null
                ? ''
                : t('criterion.percent', { value: one.written.satisfaction })}
            </td>
            <td className={classNames(one.written?.slaMet === false && styles.missed)}>
              {t(`log.sla.${slaOf(one.written?.slaMet ?? null)}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const slaOf = (met: boolean | null): 'met' | 'missed' | 'unknown' =>
  met === null ? 'unknown' : met ? 'met' : 'missed';
