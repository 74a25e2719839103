import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import type { CalendarViewName } from '../../../ui/state/calendar-view.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { useGrid } from '../grid-state.ts';
import { hasWeekRows } from '../view-context.ts';

export interface KeyActions {
  readonly open: (item: CalendarItem) => void;
  readonly preview: (item: CalendarItem) => void;
  readonly remove: (item: CalendarItem) => void;
  /** Moves by days, and in the hours by minutes. */
  readonly nudge: (item: CalendarItem, by: { days: number; minutes: number }) => void;
  /** Moves the end. */
  readonly stretch: (item: CalendarItem, by: { days: number; minutes: number }) => void;
  readonly createOn: (day: number) => void;
  /** Opens the list of the day a "+n more" among the hours belongs to. */
  readonly showAll: (id: string) => void;
  readonly step: (by: 1 | -1) => void;
  /** Shows the period that holds this day. */
  readonly showDay: (day: number) => void;
}

const ARROWS: Readonly<Record<string, { readonly across: number; readonly down: number }>> = {
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
};
/** Minutes an arrow moves something among the hours. */
const SLOT = 30;

export interface Keyboard {
  readonly root: RefObject<HTMLElement | null>;
  readonly view: CalendarViewName;
  readonly itemsById: ReadonlyMap<string, CalendarItem>;
  readonly firstDay: number;
  readonly days: number;
  readonly actions: KeyActions;
}

/**
 * Keys within the calendar. In the month arrows go from day to day and, on an entry, up and down among
 * the entries of the day and across to the next day; Alt moves an entry, Alt+Shift its end.
 */
export function useCalendarKeys(keyboard: Keyboard): (event: KeyboardEvent) => void {
  const { root, view, itemsById, firstDay, days, actions } = keyboard;
  return useCallback(
    (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const item = itemAt(target, itemsById);
      const more = target.querySelector('[data-more-id]')?.getAttribute('data-more-id') ?? null;
      const handled =
        more !== null
          ? onMore(event, more, target, actions, root)
          : item === null
            ? onDay(event, target, { firstDay, days, actions, root })
            : onItem(event, item, target, { view, actions, root });
      if (handled) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [root, view, itemsById, firstDay, days, actions],
  );
}

/** The entry a control stands for; among the hours the component's own block is the control. */
export function itemAt(target: HTMLElement, itemsById: ReadonlyMap<string, CalendarItem>): CalendarItem | null {
  const holder = target.closest('[data-entry]') ?? target.closest('.rbc-event')?.querySelector('[data-entry]');
  return itemsById.get(holder?.getAttribute('data-entry') ?? '') ?? null;
}

function onMore(
  { key }: KeyboardEvent,
  id: string,
  target: HTMLElement,
  actions: KeyActions,
  root: RefObject<HTMLElement | null>,
): boolean {
  if (key === 'Enter' || key === ' ') return run(() => actions.showAll(id));
  const by = ARROWS[key]?.down ?? 0;
  return by !== 0 && moveAmong(root, target, by);
}

function onItem(
  event: KeyboardEvent,
  item: CalendarItem,
  target: HTMLElement,
  { view, actions, root }: Pick<Keyboard, 'view' | 'actions' | 'root'>,
): boolean {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return false;
  if (key === 'Enter') return run(() => actions.open(item));
  if (key === ' ') return run(() => actions.preview(item));
  if (key === 'Delete' || key === 'Backspace') return run(() => actions.remove(item));
  const arrow = ARROWS[key];
  if (arrow === undefined) return false;
  if (altKey) {
    const inHours = (view === 'week' || view === 'day') && !item.allDay;
    const by = inHours
      ? { days: arrow.across, minutes: arrow.down * SLOT }
      : { days: arrow.across + arrow.down * 7, minutes: 0 };
    return run(() => (shiftKey ? actions.stretch(item, by) : actions.nudge(item, by)));
  }
  if (arrow.down !== 0) return moveAmong(root, target, arrow.down);
  if (!hasWeekRows(view)) return false;
  const { focusDay } = useGrid.getState();
  return run(() => focusDayIn(root, focusDay + arrow.across, actions));
}

function onDay(
  event: KeyboardEvent,
  target: HTMLElement,
  { firstDay, days, actions, root }: Pick<Keyboard, 'firstDay' | 'days' | 'actions' | 'root'>,
): boolean {
  const holder = target.closest('[data-day]');
  if (holder === null || event.altKey || event.ctrlKey || event.metaKey) return false;
  const day = Number(holder.getAttribute('data-day'));
  const arrow = ARROWS[event.key];
  if (arrow !== undefined) return run(() => focusDayIn(root, day + arrow.across + arrow.down * 7, actions));
  const column = (day - firstDay) % 7;
  switch (event.key) {
    case 'Enter':
      return run(() => actions.createOn(day));
    case 'Home':
      return run(() => focusDayIn(root, day - column, actions));
    case 'End':
      return run(() => focusDayIn(root, day - column + 6, actions));
    case 'PageUp':
      return run(() => actions.step(-1));
    case 'PageDown':
      return run(() => actions.step(1));
    default:
      return days < 0;
  }
}

function run(action: () => void): true {
  action();
  return true;
}

/** Puts the keyboard on a day; one outside of what is shown brings its period. */
function focusDayIn(root: RefObject<HTMLElement | null>, day: number, actions: KeyActions): void {
  useGrid.getState().setFocusDay(day);
  const control = root.current?.querySelector<HTMLElement>(`[data-day="${day}"]`);
  if (control) control.focus();
  else actions.showDay(day);
}

/** To the next or last entry that is in the tab order: those of the day, top to bottom. */
function moveAmong(root: RefObject<HTMLElement | null>, from: HTMLElement, by: number): boolean {
  const stops =
    '[data-entry]:is(button)[tabindex="0"], [data-more][tabindex="0"], .rbc-day-slot .rbc-event, button[data-entry]:not([tabindex])';
  const controls = [...(root.current?.querySelectorAll<HTMLElement>(stops) ?? [])];
  const at = controls.indexOf(from.closest<HTMLElement>(stops) ?? from);
  const next = controls[at + by];
  if (next !== undefined) next.focus();
  else if (by < 0) {
    const { focusDay } = useGrid.getState();
    root.current?.querySelector<HTMLElement>(`[data-day="${focusDay}"]`)?.focus();
  }
  return true;
}
