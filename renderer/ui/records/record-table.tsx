import type { ComponentProps } from 'react';
import { Button } from '../button.tsx';
import { DataTable, type DataTableProps } from '../data-table.tsx';
import { EmptyState } from '../empty-state.tsx';
import { useNavigation } from '../state/navigation.ts';
import { ConfirmDeletion } from './confirm-deletion.tsx';

type Listed = 'releases' | 'services' | 'environments' | 'changes';
type Asked = Pick<ComponentProps<typeof ConfirmDeletion>, 'labels' | 'uses'>;

export interface RecordTableProps<Row> extends Pick<
  DataTableProps<Row>,
  | 'label'
  | 'rows'
  | 'columns'
  | 'sort'
  | 'onSortChange'
  | 'scrollKey'
  | 'selectedIds'
  | 'onSelectionChange'
  | 'onDelete'
> {
  /** Whose records the rows are; theirs are the ids. */
  readonly table: Listed;
  /** What is said where the filters hide everything. */
  readonly noMatch: {
    readonly title: string;
    readonly text: string;
    readonly clear: string;
    readonly onClear: () => void;
  };
  /** What waits to be confirmed before it is deleted. */
  readonly deletion: { readonly asked: Asked | null; readonly confirm: () => void; readonly cancel: () => void };
}

const rowId = (row: { readonly id: string }) => row.id;

/** Records of one table as rows: the one the keyboard is on is shown beside them, Enter opens its page. */
export function RecordTable<Row extends { readonly id: string }>(props: RecordTableProps<Row>) {
  const { table, noMatch, deletion, ...rest } = props;
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const selection = useNavigation((state) => state.selection);
  return (
    <>
      <DataTable
        {...rest}
        getRowId={rowId}
        currentId={selection?.table === table ? selection.id : null}
        onActiveChange={(row) => select({ table, id: row.id, occurrence: null })}
        onOpen={(row) => go(table, row.id)}
        emptyState={
          <EmptyState
            icon="filter"
            title={noMatch.title}
            text={noMatch.text}
            actions={<Button onPress={noMatch.onClear}>{noMatch.clear}</Button>}
          />
        }
      />
      {deletion.asked !== null && (
        <ConfirmDeletion
          table={table}
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </>
  );
}
