import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { momentFromInstant } from '#shared/planning/moments.ts';
import type { Column } from '../../../ui/index.ts';
import { syncedFieldName, syncedValueText, type ValueWords } from '../../../ui/records/synced-value.ts';
import type { ConflictRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';
import styles from './conflicts.module.css';

/** Both sides of a field beside each other, and what they last agreed on. */
export function useColumns(words: ValueWords): Column<ConflictRow>[] {
  const { i18n } = useTranslation('syncConflicts');
  return useMemo(() => {
    const { t } = i18n;
    const text = ({ conflict: { table, field } }: ConflictRow, value: unknown) =>
      syncedValueText(table, field, value, words);
    const cell = (shown: string, isStrong = false) => (
      <span className={isStrong ? styles.value : styles.base} title={shown} dir="auto">
        {shown}
      </span>
    );
    return [
      {
        id: 'record',
        header: t('syncConflicts:columns.record'),
        width: 'minmax(150px, 1.2fr)',
        cell: ({ label, title }) => (
          <span className={list.name} title={`${label} ${title}`} dir="auto">
            <span className={list.key}>{label}</span> {title === label ? '' : title}
          </span>
        ),
        sortValue: ({ label }) => label,
      },
      {
        id: 'field',
        header: t('syncConflicts:columns.field'),
        width: 116,
        cell: ({ conflict }) => syncedFieldName(t, conflict.field),
        sortValue: ({ conflict }) => syncedFieldName(t, conflict.field),
      },
      {
        id: 'yours',
        header: t('syncConflicts:columns.yours'),
        width: 'minmax(120px, 1.4fr)',
        cell: (row) => cell(text(row, row.yours), true),
        sortValue: (row) => text(row, row.yours),
      },
      {
        id: 'theirs',
        header: t('syncConflicts:columns.theirs'),
        width: 'minmax(120px, 1.4fr)',
        cell: (row) => cell(text(row, row.conflict.theirs), true),
        sortValue: (row) => text(row, row.conflict.theirs),
      },
      {
        id: 'base',
        header: t('syncConflicts:columns.base'),
        width: 'minmax(100px, 1fr)',
        cell: (row) => cell(text(row, row.conflict.base)),
      },
      {
        id: 'connection',
        header: t('syncConflicts:columns.connection'),
        width: 110,
        cell: ({ connection }) => cell(connection?.name ?? ''),
        sortValue: ({ connection }) => connection?.name ?? null,
      },
      {
        id: 'seen',
        header: t('syncConflicts:columns.seen'),
        width: 100,
        cell: ({ conflict }) => {
          const { wall } = momentFromInstant(conflict.seenAt, words.names.configuration.settings.zone);
          return words.when.shortDay(wall.slice(0, 10));
        },
        sortValue: ({ conflict }) => conflict.seenAt,
      },
    ];
  }, [i18n, words]);
}
