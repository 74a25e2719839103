import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, DataTable, EmptyState, type Column } from '../../../ui/index.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { fieldText, whenText } from '../describe.ts';
import type { ImportPreview, PreviewRow, RowState } from '../worker/preview-types.ts';
import { TableFrame } from './table-frame.tsx';

const TONES: Readonly<Record<RowState, 'ok' | 'accent' | 'warn' | 'neutral'>> = {
  new: 'ok',
  changed: 'accent',
  conflict: 'warn',
  same: 'neutral',
};

export function RowsTab({
  preview,
  configuration,
}: {
  readonly preview: ImportPreview;
  readonly configuration: Configuration;
}) {
  const { t, i18n } = useTranslation('importing');
  const isSheet = preview.sheet !== null;
  const columns = useMemo<Column<PreviewRow>[]>(
    () => [
      {
        id: 'line',
        header: t(isSheet ? 'rows.row' : 'rows.line'),
        width: 72,
        align: 'end',
        cell: (row) => row.line,
        sortValue: (row) => row.line,
      },
      {
        id: 'name',
        header: t('rows.name'),
        width: 'minmax(0, 3fr)',
        cell: (row) => row.label,
        sortValue: (row) => row.label,
      },
      {
        id: 'state',
        header: t('rows.state'),
        width: 120,
        cell: (row) => <Badge tone={TONES[row.state]}>{t(`rows.${row.state}`)}</Badge>,
        sortValue: (row) => row.state,
      },
      {
        id: 'when',
        header: t('rows.when'),
        width: 'minmax(0, 2fr)',
        cell: (row) => whenText(t, row.when, i18n.language),
        sortValue: (row) => sortKey(row),
      },
      {
        id: 'details',
        header: t('rows.details'),
        width: 'minmax(0, 2fr)',
        cell: (row) => detailsOf(t, row, configuration),
        sortValue: (row) => detailsOf(t, row, configuration),
      },
    ],
    [t, i18n.language, configuration, isSheet],
  );
  const { rows, rowsLeftOut } = preview;
  return (
    <TableFrame foot={rowsLeftOut > 0 ? t('rows.leftOut', { shown: rows.length, count: rowsLeftOut }) : null}>
      <DataTable
        label={t('tabs.rows')}
        rows={rows}
        columns={columns}
        getRowId={(row) => row.id}
        onOpen={() => undefined}
        emptyState={<EmptyState title={t('rows.empty')} text={t('rows.emptyText')} />}
      />
    </TableFrame>
  );
}

function sortKey({ when }: PreviewRow): string | null {
  if (when === null || typeof when === 'string') return when;
  return when.type === 'dates' ? when.first : when.start.utc;
}

function detailsOf(t: TFunction<'importing'>, row: PreviewRow, configuration: Configuration): string {
  if (row.fields.length > 0) return row.fields.map((field) => fieldText(t, field, configuration)).join(', ');
  if (row.kindId === null) return '';
  const { eventKinds, statuses } = configuration;
  return eventKinds.get(row.kindId)?.name ?? statuses.get(row.kindId)?.name ?? '';
}
