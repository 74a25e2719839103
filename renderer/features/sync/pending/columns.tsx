import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Column } from '../../../ui/index.ts';
import { syncedFieldName, syncedValueText, type ValueWords } from '../../../ui/records/synced-value.ts';
import { stateOfRow, type PendingRow, type RowState } from './rows.ts';
import list from '../../../ui/list-page.module.css';
import styles from './pending.module.css';

const TONES = {
  send: 'ok',
  create: 'ok',
  operation: 'ok',
  held: 'neutral',
  notForwarded: 'warn',
  unwritable: 'warn',
  refused: 'danger',
  operationRefused: 'danger',
} as const satisfies Record<RowState, string>;

/** What a row says, in words. */
export interface RowWords {
  readonly field: (row: PendingRow) => string;
  readonly value: (row: PendingRow, which: 'ours' | 'sent' | 'theirs') => string;
}

export function useRowWords(words: ValueWords): RowWords {
  const { i18n } = useTranslation('sync');
  return useMemo(() => {
    const { t } = i18n;
    return {
      field: (row) =>
        row.type === 'field'
          ? syncedFieldName(t, row.field.field)
          : t(row.operation.operation.type === 'comment' ? 'sync:pending.comment' : 'sync:pending.transition'),
      value: (row, which) => {
        if (row.type === 'field') return syncedValueText(row.table, row.field.field, row.field[which], words);
        const { operation } = row.operation;
        return which === 'theirs' ? '' : operation.type === 'comment' ? operation.text : operation.to;
      },
    };
  }, [i18n, words]);
}

export function useColumns(says: RowWords, hasSeveral: boolean): Column<PendingRow>[] {
  const { i18n } = useTranslation('sync');
  return useMemo(() => {
    const { t } = i18n;
    const value = (id: 'ours' | 'sent' | 'theirs'): Column<PendingRow> => ({
      id,
      header: t(`sync:pending.columns.${id}`),
      width: 'minmax(120px, 1.4fr)',
      cell: (row) => {
        const text = says.value(row, id);
        return (
          <span className={id === 'theirs' ? styles.muted : styles.value} title={text} dir="auto">
            {text}
          </span>
        );
      },
    });
    const columns: Column<PendingRow>[] = [
      {
        id: 'record',
        header: t('sync:pending.columns.record'),
        width: 'minmax(150px, 1.3fr)',
        cell: ({ label, name }) => (
          <span className={list.name} title={`${label} ${name}`} dir="auto">
            <span className={list.key}>{label}</span> {name}
          </span>
        ),
        sortValue: ({ label }) => label,
      },
      {
        id: 'field',
        header: t('sync:pending.columns.field'),
        width: 120,
        cell: says.field,
        sortValue: says.field,
      },
      value('ours'),
      value('sent'),
      value('theirs'),
      {
        id: 'state',
        header: t('sync:pending.columns.state'),
        width: 120,
        cell: (row) => {
          const state = stateOfRow(row);
          return <Badge tone={TONES[state]}>{t(`sync:pending.state.${state}`)}</Badge>;
        },
        sortValue: (row) => t(`sync:pending.state.${stateOfRow(row)}`),
      },
    ];
    if (!hasSeveral) return columns;
    return [
      ...columns,
      {
        id: 'connection',
        header: t('sync:pending.columns.connection'),
        width: 120,
        cell: ({ connection }) => connection.name,
        sortValue: ({ connection }) => connection.name,
      },
    ];
  }, [i18n, says, hasSeveral]);
}
