import { memo, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import type { Column } from './data-table-model.ts';
import { TickBox } from './tick-box.tsx';
import styles from './data-table.module.css';

export interface RowActions<Row> {
  readonly click: (event: MouseEvent, index: number) => void;
  readonly open: (row: Row) => void;
  readonly toggle: (index: number) => void;
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly elementId: string;
  readonly index: number;
  /** Pixels from the top of all rows. */
  readonly start: number;
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly hasSelection: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isCurrent: boolean;
  readonly actions: RefObject<RowActions<Row>>;
}

function Row<R>(props: TableRowProps<R>) {
  const { row, index, columns, hasSelection, isSelected, actions } = props;
  const { t } = useTranslation('common');
  return (
    <div
      id={props.elementId}
      role="row"
      aria-rowindex={index + 2}
      {...(hasSelection ? { 'aria-selected': isSelected } : {})}
      className={classNames(
        styles.row,
        props.isActive && styles.active,
        (isSelected || props.isCurrent) && styles.selected,
      )}
      style={{ transform: `translateY(${props.start}px)`, gridTemplateColumns: props.template }}
      onClick={(event) => actions.current.click(event, index)}
      onDoubleClick={() => actions.current.open(row)}
    >
      {hasSelection && (
        <div role="gridcell" className={styles.tick}>
          <TickBox
            label={t('select')}
            state={isSelected ? 'on' : 'off'}
            onToggle={() => actions.current.toggle(index)}
            isInRow
          />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          onMouseEnter={tellWhole}
          className={classNames(styles.cell, column.align === 'end' && styles.end)}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** What does not fit is told on pointing at it, unless the cell says more itself. */
function tellWhole({ currentTarget: cell }: MouseEvent<HTMLElement>): void {
  const isCut = cell.scrollWidth > cell.clientWidth;
  if (isCut && cell.querySelector('[title]') === null) cell.title = cell.textContent ?? '';
  else cell.removeAttribute('title');
}

/** Drawn again only when something about this row changed. */
export const TableRow = memo(Row) as unknown as <R>(props: TableRowProps<R>) => ReactNode;
