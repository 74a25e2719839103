import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DataTable, EmptyState, type Column } from '../../../ui/index.ts';
import type { FieldConflict } from '#shared/importing/index.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { fieldText, valueText } from '../describe.ts';
import { TableFrame } from './table-frame.tsx';
import styles from '../importing.module.css';

export interface ConflictsTabProps {
  readonly conflicts: readonly FieldConflict[];
  readonly newNames: Readonly<Record<string, string>>;
  readonly configuration: Configuration;
  readonly taken: ReadonlySet<string>;
  readonly onTake: (ids: ReadonlySet<string>) => void;
}

/** Fields both sides changed, with both values. Ticked: the file's. Space ticks, as anywhere in a table. */
export function ConflictsTab({ conflicts, newNames, configuration, taken, onTake }: ConflictsTabProps) {
  const { t, i18n } = useTranslation('importing');
  const columns = useMemo<Column<FieldConflict>[]>(() => {
    const value = (of: unknown) => {
      const text = valueText(t, of, { configuration, newNames }, i18n.language);
      return (
        <span className={styles.cut} title={text}>
          {text}
        </span>
      );
    };
    const field = (conflict: FieldConflict) => fieldText(t, conflict.field, configuration);
    return [
      {
        id: 'row',
        header: t('conflictTable.row'),
        width: 'minmax(0, 2fr)',
        cell: (one) => one.label,
        sortValue: (one) => one.label,
      },
      { id: 'field', header: t('conflictTable.field'), width: 'minmax(0, 1fr)', cell: field, sortValue: field },
      { id: 'yours', header: t('conflictTable.yours'), width: 'minmax(0, 2fr)', cell: (one) => value(one.yours) },
      { id: 'theirs', header: t('conflictTable.theirs'), width: 'minmax(0, 2fr)', cell: (one) => value(one.theirs) },
      { id: 'base', header: t('conflictTable.base'), width: 'minmax(0, 2fr)', cell: (one) => value(one.base) },
    ];
  }, [t, i18n.language, configuration, newNames]);
  const actions = (
    <>
      <Button onPress={() => onTake(new Set())}>{t('conflictTable.keepAll')}</Button>
      <Button onPress={() => onTake(new Set(conflicts.map((conflict) => conflict.id)))}>
        {t('conflictTable.takeAll')}
      </Button>
    </>
  );
  return (
    <TableFrame text={t('conflictTable.text')} actions={actions}>
      <DataTable
        label={t('tabs.conflicts', { count: conflicts.length })}
        rows={conflicts}
        columns={columns}
        getRowId={(conflict) => conflict.id}
        onOpen={(conflict) => onTake(toggled(taken, conflict.id))}
        selectedIds={taken}
        onSelectionChange={onTake}
        emptyState={<EmptyState title={t('conflictTable.empty')} text={t('conflictTable.emptyText')} />}
      />
    </TableFrame>
  );
}

export function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
