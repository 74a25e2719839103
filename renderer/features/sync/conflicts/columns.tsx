import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { momentFromInstant } from '#shared/planning/moments.ts';
import type { Column } from '../../../ui/index.ts';
import { syncedFieldName, syncedValueText, type ValueWords } from '../../../ui/records/synced-value.ts';
import { RecordCell, TextCell } from '../cells.tsx';
import type { ConflictRow } from './rows.ts';

/** Both sides of a field beside each other, and what they last agreed on. */
export function useColumns(words: ValueWords, hasSeveral: boolean): Column<ConflictRow>[] {
  const { i18n } = useTranslation('syncConflicts');
  return useMemo(() => {
    const { t } = i18n;
    const text = ({ conflict: { table, field } }: ConflictRow, value: unknown) =>
      syncedValueText(table, field, value, words);
    const columns: Column<ConflictRow>[] = [
      {
        id: 'record',
        header: t('syncConflicts:columns.record'),
        width: 'minmax(150px, 1.2fr)',
        cell: ({ label, title }) => <RecordCell label={label} name={title} />,
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
        cell: (row) => <TextCell text={text(row, row.yours)} />,
        sortValue: (row) => text(row, row.yours),
      },
      {
        id: 'theirs',
        header: t('syncConflicts:columns.theirs'),
        width: 'minmax(120px, 1.4fr)',
        cell: (row) => <TextCell text={text(row, row.conflict.theirs)} />,
        sortValue: (row) => text(row, row.conflict.theirs),
      },
      {
        id: 'base',
        header: t('syncConflicts:columns.base'),
        width: 'minmax(100px, 1fr)',
        cell: (row) => <TextCell text={text(row, row.conflict.base)} isWeak />,
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
    if (!hasSeveral) return columns;
    return [
      ...columns,
      {
        id: 'connection',
        header: t('syncConflicts:columns.connection'),
        width: 110,
        cell: ({ connection }) => <TextCell text={connection?.name ?? ''} isWeak />,
        sortValue: ({ connection }) => connection?.name ?? null,
      },
    ];
  }, [i18n, words, hasSeveral]);
}
