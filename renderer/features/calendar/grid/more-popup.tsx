import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { Button, IconButton } from '../../../ui/index.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { ChipFace } from '../chips/month-chip.tsx';
import chips from '../chips/chips.module.css';
import { EntryName } from '../chips/entry-name.tsx';
import { grab, useGrid } from '../grid-state.ts';
import { formatDate } from '../localizer/formats.ts';
import { DAY_MS } from '../localizer/utc-dates.ts';
import { useScene } from '../view-context.ts';
import styles from './more-popup.module.css';

const WIDTH = 300;
const MARGIN = 8;
/** Entries drawn at once; a day of thousands must open as quickly as one of ten. */
const PAGE = 100;

export interface MorePopupProps {
  readonly onOpen: (item: CalendarItem) => void;
  readonly onSelect: (item: CalendarItem) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onOpenDay: (day: number) => void;
}

/**
 * Everything of one day, where a cell has no room for it: takes the focus, closes with Esc or a click
 * beside it, and entries can be dragged out of it on to another day.
 */
export function MorePopup(props: MorePopupProps) {
  const popup = useGrid((state) => state.popup);
  return popup === null ? null : createPortal(<DayList key={popup.day} {...props} {...popup} />, document.body);
}

function DayList({
  day,
  anchor,
  onOpen,
  onSelect,
  onKey,
  onOpenDay,
}: MorePopupProps & { day: number; anchor: HTMLElement }) {
  const scene = useScene();
  const { byDay, firstDay, locale, t } = scene;
  const setPopup = useGrid((state) => state.setPopup);
  const [shown, setShown] = useState(PAGE);
  const [isDragging, setDragging] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const items = byDay[day - firstDay] ?? [];
  const date = new Date(day * DAY_MS);

  const close = (giveBack: boolean) => {
    setPopup(null);
    // The anchor may be gone: what was moved out of the day may have made room.
    if (giveBack) (anchor.isConnected ? anchor : document.querySelector<HTMLElement>(`[data-day="${day}"]`))?.focus();
  };

  useLayoutEffect(() => {
    if (box.current !== null) place(box.current, anchor);
    box.current?.querySelector<HTMLElement>('[data-entry]')?.focus();
  }, [anchor]);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target)) return;
      // A question asked about one of the entries stands above.
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]') !== null)
        return;
      setPopup(null);
    };
    document.addEventListener('pointerdown', outside, { capture: true });
    return () => document.removeEventListener('pointerdown', outside, { capture: true });
  }, [setPopup]);

  const onKeyDown = (event: KeyboardEvent) => {
    const controls = [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = controls.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab')
      controls[(at + (event.shiftKey ? -1 : 1) + controls.length) % controls.length]?.focus();
    else if (!event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      controls[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else {
      onKey(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={t('calendar:allOn', { day: formatDate(date, 'fullDay', locale), count: items.length })}
      className={styles.popup}
      data-dragging={isDragging || undefined}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h3 className={styles.title}>{formatDate(date, 'shortDay', locale)}</h3>
        <span className={styles.count}>{items.length}</span>
        <Button variant="quiet" onPress={() => onOpenDay(day)}>
          {t('calendar:openDay')}
        </Button>
        <IconButton icon="close" label={t('common:close')} onPress={() => close(true)} />
      </header>
      <ul className={styles.list}>
        {items.slice(0, shown).map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={chips.chip}
              data-entry={item.id}
              data-table={item.entry.table}
              draggable
              onClick={() => onSelect(item)}
              onDoubleClick={() => onOpen(item)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'copyMove';
                event.dataTransfer.setData('text/plain', item.title);
                grab.start = item.start;
                grab.days = Math.max(0, day - item.firstDay);
                useGrid.getState().setDrag({ item, action: 'move', over: null });
                // The list must stay in the page until the drag is over, but not in the way of the drop.
                setTimeout(() => setDragging(true), 0);
              }}
              onDragEnd={() => {
                grab.start = null;
                useGrid.getState().setDrag(null);
                setPopup(null);
              }}
            >
              <EntryName entry={item.entry} />
              <ChipFace item={item} before={item.firstDay < day} after={item.lastDay > day} />
            </button>
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <Button variant="quiet" onPress={() => setShown(shown + PAGE)}>
          {t('calendar:more', { count: items.length - shown })}
        </Button>
      )}
    </div>
  );
}

/** Beside the cell it belongs to, within the window. */
function place(box: HTMLElement, anchor: HTMLElement): void {
  const from = anchor.getBoundingClientRect();
  const height = box.offsetHeight;
  const left = Math.min(Math.max(MARGIN, from.left - 4), window.innerWidth - WIDTH - MARGIN);
  const top = Math.min(Math.max(MARGIN, from.top - height / 2), window.innerHeight - height - MARGIN);
  box.style.left = `${left}px`;
  box.style.top = `${Math.max(MARGIN, top)}px`;
}
