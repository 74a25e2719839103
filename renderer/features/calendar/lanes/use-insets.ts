import { useCallback, useLayoutEffect, type RefObject } from 'react';
import { HEAD_WIDTH } from './metrics.ts';

/** What of a long bar stays clear at its end, however far it is scrolled; pixels. */
const LEAST = 40;

/**
 * A bar that began before the time in view says its name where it is seen; a name that stands beside its
 * bar goes with it, as the end of a word at the edge says nothing. Written to the bars
 * themselves: drawing them anew with every step of the wheel would cost more than all else.
 */
export function useInsets(scroller: RefObject<HTMLElement | null>): () => void {
  const apply = useCallback(() => {
    const root = scroller.current;
    if (root === null) return;
    const edge = root.scrollLeft + HEAD_WIDTH;
    for (const bar of root.querySelectorAll<HTMLElement>('button[data-from]')) {
      const from = Number(bar.dataset['from']);
      const inset = Math.max(0, Math.min(edge - from, Number(bar.dataset['width']) - LEAST));
      const known = bar.style.getPropertyValue('--inset');
      const next = inset === 0 ? '' : `${Math.round(inset)}px`;
      if (known !== next) bar.style.setProperty('--inset', next);
    }
    for (const label of root.querySelectorAll<HTMLElement>('[data-bar-end]')) {
      const visibility = Number(label.dataset['barEnd']) <= edge ? 'hidden' : '';
      if (label.style.visibility !== visibility) label.style.visibility = visibility;
    }
  }, [scroller]);
  // Whatever was drawn may be new.
  useLayoutEffect(apply);
  return apply;
}
