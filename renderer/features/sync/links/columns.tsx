import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#shared/model/journal.ts';
import { isClear } from '#shared/sync/suggest-links.ts';
import type { Column } from '../../../ui/index.ts';
import type { ValueWords } from '../../../ui/records/synced-value.ts';
import { RecordCell, TextCell } from '../cells.tsx';
import { choicesKey, type ArrivalRow, type Choices } from './rows.ts';

/** What is there, what it would be here, and what it likely is. */
export function useColumns(words: ValueWords, choices: Choices, hasSeveral: boolean): Column<ArrivalRow>[] {
  const { t } = useTranslation('syncLinks');
  return useMemo(() => {
    const likely = ({ suggestions, record, read }: ArrivalRow): string => {
      if (record !== null) return t('as', { label: labelOf(record) });
      const [first] = suggestions;
      const own = first === undefined ? undefined : choices.get(choicesKey(read.link))?.get(first.id);
      if (first === undefined || own === undefined) return '';
      const reasons = first.reasons.map((reason) => t(`reasons.${reason}`)).join(', ');
      return t('suggestion', { label: labelOf(own), reasons });
    };
    const columns: Column<ArrivalRow>[] = [
      {
        id: 'there',
        header: t('columns.there'),
        width: 'minmax(180px, 2fr)',
        cell: ({ name, read: { link } }) => <RecordCell label={link.key} name={name} />,
        sortValue: ({ name }) => name,
      },
      {
        id: 'kind',
        header: t('columns.kind'),
        width: 120,
        cell: ({ read }) => t(`kinds.${read.link.table}`),
        sortValue: ({ read }) => read.link.table,
      },
      {
        id: 'day',
        header: t('columns.day'),
        width: 120,
        cell: ({ day }) => (day === null ? '' : words.when.shortDay(day)),
        sortValue: ({ day }) => day,
      },
      {
        id: 'suggestion',
        header: t('columns.suggestion'),
        width: 'minmax(160px, 1.6fr)',
        cell: (row) => <TextCell text={likely(row)} isWeak={row.record === null && !isClear(row.suggestions)} />,
        sortValue: (row) => likely(row) || null,
      },
    ];
    if (!hasSeveral) return columns;
    return [
      ...columns,
      {
        id: 'connection',
        header: t('columns.connection'),
        width: 140,
        cell: ({ connection }) => <TextCell text={connection.name} />,
        sortValue: ({ connection }) => connection.name,
      },
    ];
  }, [t, words, choices, hasSeveral]);
}
