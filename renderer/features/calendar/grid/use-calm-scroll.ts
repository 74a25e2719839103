import { useLayoutEffect, type RefObject } from 'react';
import { pointer, useGrid } from '../grid-state.ts';

/** Nearer than this to its upper or lower end the hours scroll while something is dragged; pixels. */
const EDGE = 36;
/** Most they scroll at a time: half an hour. */
const STEP = 22;

const native =
  typeof Element === 'undefined' ? undefined : Object.getOwnPropertyDescriptor(Element.prototype, 'scrollTop');

/**
 * The component scrolls the hours until all of a dragged block is seen, at once and with every move: a
 * block that began half hidden jumped hours away from the pointer. Here the hours stand still while
 * dragging, unless the pointer is at their edge, and then go step by step.
 */
export function useCalmScroll(root: RefObject<HTMLElement | null>, view: string): void {
  useLayoutEffect(() => {
    const hours = root.current?.querySelector('.rbc-time-content');
    if (!hours || native?.get === undefined || native.set === undefined) return undefined;
    const own = native;
    const read = () => own.get?.call(hours) as number;
    const write = (to: number) => own.set?.call(hours, to);
    Object.defineProperty(hours, 'scrollTop', {
      configurable: true,
      get: read,
      set: (wanted: number) => {
        const now = read();
        const isDragging = useGrid.getState().drag !== null;
        write(isDragging ? calmed(hours, now, wanted) : wanted);
      },
    });
    return () => {
      delete (hours as { scrollTop?: number }).scrollTop;
    };
  }, [root, view]);
}

function calmed(hours: Element, now: number, wanted: number): number {
  const { top, bottom } = hours.getBoundingClientRect();
  if (pointer.y < top + EDGE && wanted < now) return Math.max(wanted, now - STEP);
  if (pointer.y > bottom - EDGE && wanted > now) return Math.min(wanted, now + STEP);
  return now;
}
