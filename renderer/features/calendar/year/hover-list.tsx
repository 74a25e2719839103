import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { ChipFace } from '../chips/month-chip.tsx';
import { formatDate } from '../localizer/formats.ts';
import { DAY_MS } from '../localizer/utc-dates.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { useScene } from '../view-context.ts';
import styles from './year.module.css';

/** Entries shown beside the pointer; Space lists them all. */
const MOST = 14;
/** Milliseconds the pointer rests before anything appears. */
const REST = 120;
const MARGIN = 8;

/** The day under a resting pointer, and its cell. */
export function useHoveredDay(root: RefObject<HTMLElement | null>): { day: number; cell: HTMLElement } | null {
  const [hovered, setHovered] = useState<{ day: number; cell: HTMLElement } | null>(null);
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = (event: MouseEvent) => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-day]') : null;
      clearTimeout(timer);
      if (cell === null) setHovered(null);
      else timer = setTimeout(() => setHovered({ day: Number(cell.dataset['day']), cell }), REST);
    };
    const out = () => {
      clearTimeout(timer);
      setHovered(null);
    };
    element.addEventListener('mouseover', over);
    element.addEventListener('mouseleave', out);
    element.addEventListener('pointerdown', out);
    element.addEventListener('keydown', out);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('mouseover', over);
      element.removeEventListener('mouseleave', out);
      element.removeEventListener('pointerdown', out);
      element.removeEventListener('keydown', out);
    };
  }, [root]);
  return hovered;
}

interface HoverListProps {
  readonly day: number;
  readonly cell: HTMLElement;
  readonly items: readonly CalendarItem[];
}

/** What a day holds, beside the pointer. Only for eyes: those who hear it have the list behind Space. */
export function HoverList({ day, cell, items }: HoverListProps) {
  const { t, locale } = useScene();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const from = cell.getBoundingClientRect();
    const left = Math.min(Math.max(MARGIN, from.left), window.innerWidth - element.offsetWidth - MARGIN);
    const below = from.bottom + 4;
    const fits = below + element.offsetHeight + MARGIN <= window.innerHeight;
    element.style.left = `${left}px`;
    element.style.top = `${fits ? below : Math.max(MARGIN, from.top - element.offsetHeight - 4)}px`;
  }, [cell, items]);
  if (items.length === 0) return null;
  return (
    <div ref={box} aria-hidden="true" className={styles.hover}>
      <strong>{formatDate(new Date(day * DAY_MS), 'shortDay', locale)}</strong>
      {items.slice(0, MOST).map((item) => (
        <ChipFace key={item.id} item={item} before={item.firstDay < day} after={item.lastDay > day} />
      ))}
      {items.length > MOST && <span>{t('calendar:more', { count: items.length - MOST })}</span>}
    </div>
  );
}
