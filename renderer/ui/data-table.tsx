import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { onTableKey } from './data-table-keys.ts';
import { leastWidth, nextSort, sortRows, tracks, type Column, type Sort } from './data-table-model.ts';
import { Icon } from './icon.tsx';
import { TableRow, type RowActions } from './data-table-row.tsx';
import { TickBox } from './tick-box.tsx';
import { useLatest } from './use-latest.ts';
import styles from './data-table.module.css';

const ROW_HEIGHT = 32;

export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly getRowId: (row: Row) => string;
  /** Enter or double click. */
  readonly onOpen: (row: Row) => void;
  /** The row the keyboard or a click is on, for a preview beside the table. */
  readonly onActiveChange?: (row: Row) => void;
  /** Row shown as current (the one in the inspector). */
  readonly currentId?: string | null;
  readonly selectedIds?: ReadonlySet<string>;
  readonly onSelectionChange?: (ids: ReadonlySet<string>) => void;
  /** Delete was pressed: what is ticked, else the row the keyboard is on. Never empty. */
  readonly onDelete?: (rows: readonly Row[]) => void;
  readonly emptyState: ReactNode;
  /** Kept by the caller when it should outlive the page. */
  readonly sort?: Sort | null;
  readonly onSortChange?: (sort: Sort | null) => void;
  /**
   * Another value goes back to the top: what is listed was asked for anew. With the same one, a table
   * that was left and comes back stands where it was scrolled to.
   */
  readonly scrollKey?: string;
}

const NONE: ReadonlySet<string> = new Set();
/** Where tables with a scroll key stand, by label; as long as the window lives. */
const scrolledTo = new Map<string, { readonly key: string; readonly top: number }>();

/**
 * A table of any length: only the rows in view are drawn. One tab stop; the row with the keyboard is
 * named by `aria-activedescendant`, so that scrolling it away never loses the focus.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    rows,
    columns,
    getRowId,
    onOpen,
    onActiveChange,
    selectedIds = NONE,
    onSelectionChange,
    onDelete,
    emptyState,
  } = props;
  const { t, i18n } = useTranslation('common');
  const tableId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const sort = props.sort === undefined ? ownSort : props.sort;
  const sorted = useMemo(() => sortRows(rows, columns, sort, i18n.language), [rows, columns, sort, i18n.language]);
  const positions = useMemo(() => new Map(sorted.map((row, index) => [getRowId(row), index])), [sorted, getRowId]);
  // Where the row was that is gone now, deleted or filtered away, the keyboard goes on.
  const lastActive = useRef(-1);
  const known = activeId === null ? undefined : positions.get(activeId);
  const active = activeId === null ? -1 : (known ?? Math.min(lastActive.current, sorted.length - 1));
  useEffect(() => {
    if (known !== undefined) lastActive.current = known;
  }, [known]);
  const hasSelection = onSelectionChange !== undefined;
  const template = tracks(columns, hasSelection);
  const minWidth = leastWidth(columns, hasSelection);

  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    overscan: 8,
  });

  const isFilled = sorted.length > 0;
  const latestKey = useLatest(props.scrollKey);
  useLayoutEffect(() => {
    const left = scrolledTo.get(label);
    // The rows may come after the table; before they do there is nothing to scroll.
    if (isFilled && left !== undefined && left.key === latestKey.current) scroller.current?.scrollTo(0, left.top);
  }, [isFilled, label, latestKey]);
  const lastScrollKey = useRef(props.scrollKey);
  useEffect(() => {
    if (lastScrollKey.current === props.scrollKey) return;
    lastScrollKey.current = props.scrollKey;
    scroller.current?.scrollTo(0, 0);
  }, [props.scrollKey]);

  const activate = (index: number) => {
    const row = sorted[index];
    if (row === undefined) return;
    setActiveId(getRowId(row));
    onActiveChange?.(row);
  };
  const selectRange = (to: number) => {
    const from = positions.get(anchor.current ?? '') ?? to;
    const ids = sorted.slice(Math.min(from, to), Math.max(from, to) + 1).map(getRowId);
    onSelectionChange?.(new Set(ids));
  };
  const toggle = (index: number) => {
    const row = sorted[index];
    if (row === undefined) return;
    const id = getRowId(row);
    const next = new Set(selectedIds);
    if (!next.delete(id)) next.add(id);
    anchor.current = id;
    onSelectionChange?.(next);
  };
  const toggleAll = () =>
    onSelectionChange?.(selectedIds.size === sorted.length ? NONE : new Set(sorted.map(getRowId)));
  const move = (to: number, extend: boolean) => {
    if (extend && hasSelection) {
      anchor.current ??= activeId;
      selectRange(to);
    } else if (!extend) anchor.current = null;
    activate(to);
    virtual.scrollToIndex(to);
  };
  const remove = () => {
    const ticked = sorted.filter((row) => selectedIds.has(getRowId(row)));
    const rows = ticked.length > 0 ? ticked : sorted.slice(Math.max(active, 0), active + 1);
    if (rows.length > 0) onDelete?.(rows);
  };
  const onRowClick = (event: MouseEvent, index: number) => {
    if (event.shiftKey && hasSelection) selectRange(index);
    else if ((event.metaKey || event.ctrlKey) && hasSelection) toggle(index);
    activate(index);
  };

  // One object for the life of the table: rows that stay in view are not drawn again while it scrolls.
  const actions = useRef<RowActions<Row>>({ click: onRowClick, open: onOpen, toggle });
  actions.current = { click: onRowClick, open: onOpen, toggle };

  const items = virtual.getVirtualItems();
  const isActiveDrawn = items.some((item) => item.index === active);
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        aria-colcount={columns.length + (hasSelection ? 1 : 0)}
        aria-multiselectable={hasSelection}
        {...(isActiveDrawn ? { 'aria-activedescendant': `${tableId}-${active}` } : {})}
        tabIndex={0}
        className={styles.table}
        onScroll={({ currentTarget }) => {
          if (props.scrollKey !== undefined)
            scrolledTo.set(label, { key: props.scrollKey, top: currentTarget.scrollTop });
        }}
        onFocus={(event) => {
          if (event.target === event.currentTarget && active === -1 && event.currentTarget.matches(':focus-visible'))
            activate(0);
        }}
        onKeyDown={(event) =>
          onTableKey(event, {
            count: sorted.length,
            active,
            pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 2),
            move,
            open: () => sorted[active] !== undefined && onOpen(sorted[active]),
            toggle: hasSelection ? () => toggle(active) : null,
            selectAll: hasSelection ? toggleAll : null,
            remove: onDelete === undefined ? null : remove,
          })
        }
      >
        <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: template, minWidth }}>
          {hasSelection && (
            <div role="columnheader" className={styles.tick}>
              <TickBox
                label={t('selectAll')}
                state={selectedIds.size === 0 ? 'off' : selectedIds.size >= sorted.length ? 'on' : 'some'}
                onToggle={toggleAll}
              />
            </div>
          )}
          {columns.map((column) => {
            const direction = sort?.columnId === column.id ? sort.direction : undefined;
            return (
              <div
                key={column.id}
                role="columnheader"
                aria-sort={column.sortValue === undefined ? undefined : (direction ?? 'none')}
                className={classNames(styles.header, column.align === 'end' && styles.end)}
              >
                {column.sortValue === undefined ? (
                  <span>{column.header}</span>
                ) : (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => {
                      const next = nextSort(sort, column.id);
                      setOwnSort(next);
                      props.onSortChange?.(next);
                    }}
                  >
                    {column.header}
                    {direction !== undefined && (
                      <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size={12} />
                    )}
                  </button>
                )}
              </div>
            );
          })}
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize(), minWidth }}>
          {items.map((item) => {
            const row = sorted[item.index];
            if (row === undefined) return null;
            const id = getRowId(row);
            return (
              <TableRow
                key={id}
                row={row}
                elementId={`${tableId}-${item.index}`}
                index={item.index}
                start={item.start}
                columns={columns}
                template={template}
                hasSelection={hasSelection}
                isSelected={selectedIds.has(id)}
                isActive={item.index === active}
                isCurrent={id === props.currentId}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
      {sorted.length === 0 && <div className={styles.empty}>{emptyState}</div>}
    </div>
  );
}
