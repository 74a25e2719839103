import { useEffect, type RefObject } from 'react';
import { useLatest } from '../../../ui/use-latest.ts';

/** Turns of the wheel that make one step of zoom; a trackpad sends many small ones. */
const TURN = 60;

/** Drags on empty space scroll; Ctrl and the wheel, or a pinch, zoom about the pointer. */
export function usePan(scroller: RefObject<HTMLElement | null>, zoomAt: (by: 1 | -1, clientX: number) => void): void {
  const latest = useLatest(zoomAt);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let turned = 0;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      // The engine would zoom the page.
      event.preventDefault();
      turned += event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 40);
      if (Math.abs(turned) < TURN) return;
      latest.current(turned < 0 ? 1 : -1, event.clientX);
      turned = 0;
    };
    let from: { x: number; y: number } | null = null;
    const onDown = (event: PointerEvent) => {
      const target = event.target as HTMLElement;
      const isEmpty = target.closest('[data-entry], [data-head], button') === null;
      // Beyond the content lie the scroll bars.
      const box = element.getBoundingClientRect();
      const onBars = event.clientX - box.left > element.clientWidth || event.clientY - box.top > element.clientHeight;
      if (!isEmpty || onBars || (event.button !== 0 && event.button !== 1)) return;
      from = { x: event.clientX, y: event.clientY };
    };
    const onMove = (event: PointerEvent) => {
      if (from === null) return;
      element.dataset['panning'] = '';
      element.scrollBy(from.x - event.clientX, from.y - event.clientY);
      // Step by step: the days laid out may have been exchanged under the pointer.
      from = { x: event.clientX, y: event.clientY };
    };
    const onUp = () => {
      from = null;
      delete element.dataset['panning'];
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
    };
  }, [scroller, latest]);
}
