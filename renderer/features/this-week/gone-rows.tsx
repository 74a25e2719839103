import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../ui/state/navigation.ts';
import type { GoneRow } from './use-gone-rows.ts';
import styles from './this-week.module.css';

/** What an import found gone from its file: nothing was deleted, somebody has to say what becomes of it. */
export function GoneRows({ rows, more }: { readonly rows: readonly GoneRow[]; readonly more: number }) {
  const { t } = useTranslation('thisWeek');
  const select = useNavigation((state) => state.select);
  if (rows.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('kinds.gone')}>
      <h2 className={styles.heading}>
        {t('kinds.gone')} <span className={styles.count}>{rows.length + more}</span>
      </h2>
      <ul className={styles.rows}>
        {rows.map(({ id, table, recordId, label, file }) => (
          <li key={id} className={styles.row}>
            <button
              type="button"
              className={styles.gone}
              onClick={() => select({ table, id: recordId, occurrence: null })}
            >
              <span className={styles.name} dir="auto">
                {label}
              </span>
              <span className={styles.why}>
                <span className={styles.text}>{t('why.gone', { file })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>{t('more', { count: more })}</p>}
    </section>
  );
}
