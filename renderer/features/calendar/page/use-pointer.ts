import { useEffect, useMemo, useRef, type MouseEvent as ReactMouseEvent, type RefObject } from 'react';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { pointer, useGrid } from '../grid-state.ts';

/** Milliseconds in which a second click makes a double-click. */
const DOUBLE_CLICK = 250;

/** Whether Alt was down when the button was let go: a drop then copies. */
export function useAltAtDrop(): RefObject<boolean> {
  const isAlt = useRef(false);
  useEffect(() => {
    const note = (event: MouseEvent) => {
      isAlt.current = event.altKey;
    };
    // Before the calendar component hears of it.
    window.addEventListener('mouseup', note, { capture: true });
    window.addEventListener('drop', note, { capture: true });
    return () => {
      window.removeEventListener('mouseup', note, { capture: true });
      window.removeEventListener('drop', note, { capture: true });
    };
  }, []);
  return isAlt;
}

/** A drag that ended nowhere, or was given up with Esc, leaves nothing behind. */
export function useDragEnd(): void {
  useEffect(() => {
    const end = () => setTimeout(() => useGrid.getState().setDrag(null), 0);
    const onKey = (event: KeyboardEvent) => {
      const { drag, setDrag } = useGrid.getState();
      if (drag === null) return;
      if (event.key === 'Escape') setDrag(null);
      // The component takes every other key for letting go: Alt would drop instead of copying.
      else event.stopPropagation();
    };
    const onPointer = (event: MouseEvent) => {
      pointer.x = event.clientX;
      pointer.y = event.clientY;
    };
    const moves = ['mousedown', 'mousemove', 'dragover'] as const;
    for (const move of moves) window.addEventListener(move, onPointer, { capture: true, passive: true });
    window.addEventListener('mouseup', end);
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      for (const move of moves) window.removeEventListener(move, onPointer, { capture: true });
      window.removeEventListener('mouseup', end);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, []);
}

const STOPS = '[data-day], [data-entry], [data-more]';

/**
 * The keyboard stays on its day when arrows, PageUp or J and K bring another period. The component keeps
 * its controls and gives them other days and entries: a focus left on one would stand on an entry nobody
 * chose, and Delete would take it.
 */
export function useFocusAfterStep(content: RefObject<HTMLElement | null>, firstDay: number): void {
  const had = useRef(false);
  useEffect(() => {
    const root = content.current;
    const note = () => {
      had.current = document.activeElement?.matches(STOPS) === true;
    };
    root?.addEventListener('focusin', note);
    return () => root?.removeEventListener('focusin', note);
  }, [content]);
  useEffect(() => {
    const active = document.activeElement;
    const isLost = active === document.body || active === null;
    const isInside = content.current?.contains(active) === true && active?.matches(STOPS) === true;
    if (!isInside && !(had.current && isLost)) return;
    const { focusDay } = useGrid.getState();
    content.current?.querySelector<HTMLElement>(`[data-day="${focusDay}"]`)?.focus();
  }, [content, firstDay]);
}

/**
 * A click selects, which opens the inspector and makes the days narrower: the second click of a
 * double-click would then hit another entry. So the first waits for the second, but only while the
 * inspector is closed.
 */
export function useClick(select: (item: CalendarItem) => void): {
  readonly select: (item: CalendarItem) => void;
  readonly giveUp: () => void;
} {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(
    () => ({
      select: (item) => {
        clearTimeout(timer.current);
        if (useNavigation.getState().selection !== null) select(item);
        else timer.current = setTimeout(() => select(item), DOUBLE_CLICK);
      },
      giveUp: () => clearTimeout(timer.current),
    }),
    [select],
  );
}

/** The full name as tooltip, made only when somebody looks; the control may have been another entry's. */
export function nameAsTooltip(event: ReactMouseEvent): void {
  const control = (event.target as HTMLElement).closest<HTMLElement>('[data-entry]');
  const name = control?.querySelector('.visually-hidden')?.textContent;
  if (control && name && control.title !== name) control.title = name;
}
