import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, EmptyState, type Column } from '../../../ui/index.ts';
import { problemSentence, type Problem } from '#shared/importing/index.ts';
import type { ImportPreview } from '../worker/preview-types.ts';
import { TableFrame } from './table-frame.tsx';
import styles from '../importing.module.css';

/** Every row that stays outside: where it stands, what stands there, and why. */
export function ProblemsTab({ preview }: { readonly preview: ImportPreview }) {
  const { t, i18n } = useTranslation('importing');
  const isSheet = preview.sheet !== null;
  const rows = useMemo(
    () => preview.problems.map((problem, index) => ({ problem, id: String(index) })),
    [preview.problems],
  );
  const columns = useMemo<Column<{ problem: Problem; id: string }>[]>(
    () => [
      {
        id: 'line',
        header: t(isSheet ? 'problemTable.row' : 'problemTable.line'),
        width: 72,
        align: 'end',
        cell: ({ problem }) => problem.line,
        sortValue: ({ problem }) => problem.line,
      },
      {
        id: 'column',
        header: t('problemTable.column'),
        width: 'minmax(0, 1fr)',
        cell: ({ problem }) => problem.column,
        sortValue: ({ problem }) => problem.column,
      },
      {
        id: 'value',
        header: t('problemTable.value'),
        width: 'minmax(0, 2fr)',
        cell: ({ problem }) => <Cell text={problem.value ?? ''} />,
        sortValue: ({ problem }) => problem.value,
      },
      {
        id: 'reason',
        header: t('problemTable.reason'),
        width: 'minmax(0, 4fr)',
        cell: ({ problem }) => <Cell text={problemSentence(i18n, problem)} />,
      },
    ],
    [t, i18n, isSheet],
  );
  const { problemsLeftOut } = preview;
  return (
    <TableFrame
      foot={problemsLeftOut > 0 ? t('problemTable.leftOut', { shown: rows.length, count: problemsLeftOut }) : null}
    >
      <DataTable
        label={t('tabs.problems', { count: rows.length + problemsLeftOut })}
        rows={rows}
        columns={columns}
        getRowId={(row) => row.id}
        onOpen={() => undefined}
        emptyState={<EmptyState title={t('problemTable.empty')} text={t('problemTable.emptyText')} />}
      />
    </TableFrame>
  );
}

/** Cut where it is too long for its cell; whole in the tip. */
function Cell({ text }: { readonly text: string }) {
  return (
    <span className={styles.cut} title={text}>
      {text}
    </span>
  );
}
