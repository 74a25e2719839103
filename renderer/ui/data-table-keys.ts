import type { KeyboardEvent } from 'react';

interface TableKeys {
  readonly count: number;
  readonly active: number;
  readonly pageRows: number;
  readonly move: (to: number, extend: boolean) => void;
  readonly open: () => void;
  readonly toggle: (() => void) | null;
  readonly selectAll: (() => void) | null;
  /** Of what is ticked, else of the row the keyboard is on. */
  readonly remove: (() => void) | null;
}

/** Keys of a table: arrows, page, ends, Enter opens, Space selects, Mod+A takes all, Delete deletes. */
export function onTableKey(event: KeyboardEvent, table: TableKeys): void {
  // Keys pressed in a control within the table are that control's own.
  if (event.target !== event.currentTarget || event.altKey) return;
  const { count, active, pageRows } = table;
  const isMod = event.metaKey || event.ctrlKey;
  const targets: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + pageRows,
    PageUp: active - pageRows,
    Home: 0,
    End: count - 1,
  };
  const to = targets[event.key];
  if (to !== undefined && count > 0 && !isMod) table.move(Math.max(0, Math.min(count - 1, to)), event.shiftKey);
  else if (event.key === 'Enter' && !isMod && active >= 0) table.open();
  else if (event.key === ' ' && table.toggle !== null && active >= 0) table.toggle();
  else if (event.key.toLowerCase() === 'a' && isMod && table.selectAll !== null) table.selectAll();
  else if ((event.key === 'Delete' || event.key === 'Backspace') && table.remove !== null && !isMod) table.remove();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
