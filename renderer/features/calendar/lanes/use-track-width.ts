import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { HEAD_WIDTH } from './metrics.ts';

/**
 * Pixels right of the lane heads by which the zoom is measured; null until known. Opening the inspector
 * takes room away but doesn't change it: what was clicked stays where it is.
 */
export function useTrackWidth(frame: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  const measuredIn = useRef(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = () => {
      const next = Math.max(120, element.clientWidth - HEAD_WIDTH);
      const isSameWindow = measuredIn.current === window.innerWidth;
      measuredIn.current = window.innerWidth;
      setWidth((known) => (known === null || !isSameWindow ? next : Math.max(known, next)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
