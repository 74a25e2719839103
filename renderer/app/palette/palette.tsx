import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useConfiguration } from '../../data/live.ts';
import { useSearch } from '../../data/search.ts';
import { useLatest } from '../../ui/use-latest.ts';
import { Icon, Kbd } from '../../ui/index.ts';
import { useCommandRegistry, type AppCommand } from '../../ui/state/commands.ts';
import { allCommands, FRAME } from '../shortcuts/use-shortcuts.ts';
import { paletteRows } from './rows.ts';
import { PaletteOption } from './option.tsx';
import { recentCommands, remember } from './recent.ts';
import { openRecord } from './open-record.ts';
import styles from './palette.module.css';

const MOST_RECORDS = 24;
/** The palette opens itself and is no use to itself. */
const HIDDEN = new Set(['app.palette', 'app.search']);

/** What the page offers before what the window always does. */
function offered(byOwner: ReadonlyMap<string, readonly AppCommand[]>): readonly AppCommand[] {
  const frame = new Set(byOwner.get(FRAME));
  const all = allCommands(byOwner).filter((command) => !HIDDEN.has(command.id));
  return [...all.filter((command) => !frame.has(command)), ...all.filter((command) => frame.has(command))];
}

interface PaletteProps {
  readonly query: string;
  readonly onClose: () => void;
}

/**
 * Commands and records in one list. The cursor stays in the field; the list follows the keys by
 * `aria-activedescendant`. Nothing here waits: a key press is answered within its frame.
 */
export function Palette({ query: given, onClose }: PaletteProps) {
  const { t } = useTranslation('palette');
  const [query, setQuery] = useState(given);
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const configuration = useConfiguration();
  const byOwner = useCommandRegistry((state) => state.byOwner);
  const commands = useMemo(() => offered(byOwner), [byOwner]);
  const recent = useMemo(() => recentCommands(), []);
  const { results, isReady } = useSearch(query, MOST_RECORDS);
  const rows = useMemo(
    () => paletteRows({ query, commands, recent, records: query.trim() === '' ? [] : results }),
    [query, commands, recent, results],
  );
  const at = Math.min(active, rows.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, rows]);

  const run = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    // Closed first: what runs may open a dialog of its own.
    onClose();
    if (row.type === 'record') return openRecord(row.item);
    remember(row.command.id);
    row.command.run();
  };
  // One function for all rows and all times: each row compares what it is given.
  const latest = useLatest(run);
  const runAt = useCallback((index: number) => latest.current(index), [latest]);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: Math.min(at + 8, rows.length - 1),
      PageUp: Math.max(at - 8, 0),
    };
    const to = moves[event.key];
    if (to !== undefined && rows.length > 0) setActive((to + rows.length) % rows.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(at);
    else if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) onClose();
    else return;
    event.preventDefault();
  };
  return (
    <ModalOverlay isOpen isDismissable className={styles.overlay ?? ''} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('title')} className={styles.dialog ?? ''}>
          <div className={styles.search}>
            <Icon name="search" />
            <input
              autoFocus
              type="text"
              role="combobox"
              aria-label={t('title')}
              aria-expanded={rows.length > 0}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              {...(rows.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
              placeholder={t('placeholder')}
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
            <Kbd keys="Escape" />
          </div>
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label={t('title')}
            className={styles.list}
            tabIndex={-1}
          >
            {rows.map((row, index) => (
              <PaletteOption
                key={row.id}
                id={`${id}-${index}`}
                row={row}
                heading={index === 0 || rows[index - 1]?.heading !== row.heading ? row.heading : null}
                isActive={index === at}
                configuration={configuration}
                index={index}
                onRun={runAt}
                onPoint={setActive}
              />
            ))}
          </div>
          {rows.length === 0 && <p className={styles.empty}>{isReady ? t('nothing', { query }) : t('reading')}</p>}
          <p role="status" className="visually-hidden">
            {query === '' ? '' : t('found', { count: rows.length })}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
