import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TableDifference } from '../../data/restore.ts';
import styles from './workspaces.module.css';

/** How two states of a plan differ, by kind of record. */
export function Differences({
  differences,
  told,
}: {
  readonly differences: readonly TableDifference[];
  /** Whose words: records that come back with a backup are new in a what-if. */
  readonly told: 'backups' | 'whatIf';
}) {
  const { t } = useTranslation('workspaces');
  const { locale } = useLocale();
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('backups.kind')}</th>
          <th scope="col" className={styles.number}>
            {t(`${told}.added`)}
          </th>
          <th scope="col" className={styles.number}>
            {t(`${told}.changed`)}
          </th>
          <th scope="col" className={styles.number}>
            {t(`${told}.removed`)}
          </th>
          <th scope="col">{t('backups.examples')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ table, added, changed, removed, examples }) => (
          <tr key={table}>
            <th scope="row">{t(`tables.${table}`)}</th>
            <td className={styles.number}>{number.format(added)}</td>
            <td className={styles.number}>{number.format(changed)}</td>
            <td className={styles.number}>{number.format(removed)}</td>
            <td>{list.format(examples.map(({ how, label }) => t(`${told}.example.${how}`, { label })))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
