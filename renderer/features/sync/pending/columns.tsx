import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import { Badge, type Column } from '../../../ui/index.ts';
import { syncedFieldName, syncedValueText, type ValueWords } from '../../../ui/records/synced-value.ts';
import { RecordCell, TextCell } from '../cells.tsx';
import { stateOfRow, type PendingRow, type RowState } from './rows.ts';

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
        if (which === 'theirs') return '';
        return operation.type === 'comment' ? operation.text : statusText(row.connection, operation.to, words);
      },
    };
  }, [i18n, words]);
}

/** What a status there is here, by the mapping; its id where no table knows it. */
function statusText({ kinds }: Connection, raw: string, { names }: ValueWords): string {
  const rows = kinds.flatMap(({ fields }) => fields.flatMap(({ codec }) => (codec.type === 'table' ? codec.rows : [])));
  const local = rows.find((row) => row.raw === raw && names.configuration.statuses.has(row.local))?.local;
  return names.configuration.statuses.get(local ?? '')?.name ?? raw;
}

export function useColumns(says: RowWords, hasSeveral: boolean): Column<PendingRow>[] {
  const { i18n } = useTranslation('sync');
  return useMemo(() => {
    const { t } = i18n;
    const value = (id: 'ours' | 'sent' | 'theirs'): Column<PendingRow> => ({
      id,
      header: t(`sync:pending.columns.${id}`),
      width: 'minmax(120px, 1.4fr)',
      cell: (row) => <TextCell text={says.value(row, id)} isWeak={id === 'theirs'} />,
    });
    const columns: Column<PendingRow>[] = [
      {
        id: 'record',
        header: t('sync:pending.columns.record'),
        width: 'minmax(150px, 1.3fr)',
        cell: ({ label, name }) => <RecordCell label={label} name={name} />,
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
        cell: ({ connection }) => <TextCell text={connection.name} />,
        sortValue: ({ connection }) => connection.name,
      },
    ];
  }, [i18n, says, hasSeveral]);
}
