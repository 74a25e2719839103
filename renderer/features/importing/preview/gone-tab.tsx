import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, EmptyState, type Column } from '../../../ui/index.ts';
import { dayText } from '../describe.ts';
import type { ImportPreview } from '../worker/preview-types.ts';
import { toggled } from './conflicts-tab.tsx';
import { TableFrame } from './table-frame.tsx';

type Gone = ImportPreview['gone'][number];
type Removed = ImportPreview['removed'][number];

/** Records whose row is no longer in the file. Listed, never deleted. */
export function GoneTab({ gone }: { readonly gone: readonly Gone[] }) {
  const { t, i18n } = useTranslation('importing');
  const columns = useMemo<Column<Gone>[]>(
    () => [
      { id: 'name', header: t('goneTable.name'), cell: (row) => row.label, sortValue: (row) => row.label },
      {
        id: 'since',
        header: t('goneTable.since'),
        width: 200,
        cell: (row) => (row.since === null ? t('goneTable.now') : dayText(row.since.slice(0, 10), i18n.language)),
        sortValue: (row) => row.since,
      },
    ],
    [t, i18n.language],
  );
  return (
    <TableFrame text={t('goneTable.text')}>
      <DataTable
        label={t('tabs.gone', { count: gone.length })}
        rows={gone}
        columns={columns}
        getRowId={(row) => row.id}
        onOpen={() => undefined}
        emptyState={<EmptyState title={t('goneTable.empty')} text={t('goneTable.emptyText')} />}
      />
    </TableFrame>
  );
}

export interface RemovedTabProps {
  readonly removed: readonly Removed[];
  readonly restored: ReadonlySet<string>;
  readonly onRestore: (rowKeys: ReadonlySet<string>) => void;
}

/** Rows whose record was deleted here; ticked ones come back. */
export function RemovedTab({ removed, restored, onRestore }: RemovedTabProps) {
  const { t } = useTranslation(['importing', 'common']);
  const columns = useMemo<Column<Removed>[]>(
    () => [
      {
        id: 'line',
        header: t('importing:removedTable.line'),
        width: 72,
        align: 'end',
        cell: (row) => row.line,
        sortValue: (row) => row.line,
      },
      { id: 'name', header: t('importing:removedTable.name'), cell: (row) => row.label, sortValue: (row) => row.label },
      {
        id: 'changed',
        header: t('importing:removedTable.changed'),
        width: 200,
        cell: (row) => (row.changed ? t('common:yes') : t('common:no')),
      },
    ],
    [t],
  );
  return (
    <TableFrame text={t('importing:removedTable.text')}>
      <DataTable
        label={t('importing:tabs.removed', { count: removed.length })}
        rows={removed}
        columns={columns}
        getRowId={(row) => row.rowKey}
        onOpen={(row) => onRestore(toggled(restored, row.rowKey))}
        selectedIds={restored}
        onSelectionChange={onRestore}
        emptyState={
          <EmptyState title={t('importing:removedTable.empty')} text={t('importing:removedTable.emptyText')} />
        }
      />
    </TableFrame>
  );
}
