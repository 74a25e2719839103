import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { Icon, type IconName } from '../../ui/index.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import styles from './this-week.module.css';

/** A line that is about no entry of the calendar. */
export interface FurtherRow {
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly day: PlainDate;
  readonly state: 'overdue' | 'today' | 'ahead';
  readonly onOpen: () => void;
}

interface FurtherRowsProps {
  readonly title: string;
  readonly icon: IconName;
  readonly rows: readonly FurtherRow[];
}

/** A part of the page whose lines open elsewhere. */
export function FurtherRows({ title, icon, rows }: FurtherRowsProps) {
  const { t } = useTranslation('thisWeek');
  const text = useWhenText();
  if (rows.length === 0) return null;
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.heading}>
        {title} <span className={styles.count}>{rows.length}</span>
      </h2>
      <ul className={styles.rows}>
        {rows.map((row, at) => (
          // Two lines may say the same and be due on one day.
          <li key={`${row.key} ${row.why} ${at}`} className={styles.row}>
            <button type="button" className={styles.open} onClick={row.onOpen}>
              <span className={styles.day} data-state={row.state}>
                {row.state === 'today' ? t('today') : text.weekDay(row.day)}
              </span>
              <span className={styles.time} />
              <span className={styles.support}>
                <Icon name={icon} size={14} />
              </span>
              <span className={styles.name} title={`${row.key} ${row.title}`.trim()}>
                {row.key !== '' && <b className={styles.key}>{row.key} </b>}
                <span dir="auto">{row.title}</span>
              </span>
              <span className={styles.why}>
                <span className={styles.text}>{row.why}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
