import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#shared/model/journal.ts';
import { isClear } from '#shared/sync/suggest-links.ts';
import { classNames, type Column } from '../../../ui/index.ts';
import type { ValueWords } from '../../../ui/records/synced-value.ts';
import { choicesKey, type ArrivalRow, type Choices } from './rows.ts';
import list from '../../../ui/list-page.module.css';
import styles from './links.module.css';

/** What is there, what it would be here, and what it likely is. */
export function useColumns(words: ValueWords, choices: Choices): Column<ArrivalRow>[] {
  const { t } = useTranslation(['syncLinks', 'syncConflicts']);
  return useMemo(() => {
    const likely = ({ suggestions, record, read }: ArrivalRow): string => {
      if (record !== null) return t('as', { label: labelOf(record) });
      const [first] = suggestions;
      const own = first === undefined ? undefined : choices.get(choicesKey(read.link))?.get(first.id);
      if (first === undefined || own === undefined) return '';
      const reasons = first.reasons.map((reason) => t(`reasons.${reason}`)).join(', ');
      return t('suggestion', { label: labelOf(own), reasons });
    };
    return [
      {
        id: 'there',
        header: t('columns.there'),
        width: 'minmax(180px, 2fr)',
        cell: ({ name, read: { link } }) => (
          <span className={list.name} title={name} dir="auto">
            <span className={list.key}>{link.key}</span> {name === link.key ? '' : name}
          </span>
        ),
        sortValue: ({ name }) => name,
      },
      {
        id: 'kind',
        header: t('columns.kind'),
        width: 120,
        cell: ({ read }) => t(`syncConflicts:kinds.${read.link.table}`),
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
        cell: (row) => {
          const text = likely(row);
          const isWeak = row.record === null && !isClear(row.suggestions);
          return (
            <span className={classNames(styles.likely, isWeak && styles.weak)} title={text} dir="auto">
              {text}
            </span>
          );
        },
        sortValue: (row) => likely(row) || null,
      },
      {
        id: 'connection',
        header: t('columns.connection'),
        width: 140,
        cell: ({ connection }) => (
          <span className={styles.likely} title={connection.name} dir="auto">
            {connection.name}
          </span>
        ),
        sortValue: ({ connection }) => connection.name,
      },
    ];
  }, [t, words, choices]);
}
