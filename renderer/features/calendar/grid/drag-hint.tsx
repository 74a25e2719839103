import { useEffect, useRef } from 'react';
import type { When } from '#shared/model/time.ts';
import { entryLabel } from '../entry-name.ts';
import { useGrid } from '../grid-state.ts';
import { dayOfDate, lastDayBefore } from '../localizer/day-dates.ts';
import { formatDate, formatRange } from '../localizer/formats.ts';
import { useScene } from '../view-context.ts';
import edits from '../edits/edits.module.css';

export interface DragHintProps {
  readonly hits: (when: When) => readonly string[];
  /** What belongs to a release and may move along, as text; empty where there is nothing. */
  readonly parts: string;
}

/** Beside the pointer while something is dragged: where it would stand, and what it would fall into. */
export function DragHint({ hits, parts }: DragHintProps) {
  const drag = useGrid((state) => state.drag);
  const { t, locale } = useScene();
  const box = useRef<HTMLDivElement>(null);
  const over = drag?.over ?? null;
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (box.current === null) return;
      const { innerWidth, innerHeight } = window;
      box.current.style.left = `${Math.min(event.clientX + 16, innerWidth - box.current.offsetWidth - 8)}px`;
      box.current.style.top = `${Math.min(event.clientY + 18, innerHeight - box.current.offsetHeight - 8)}px`;
      box.current.dataset['copy'] = String(event.altKey);
    };
    window.addEventListener('mousemove', follow);
    window.addEventListener('dragover', follow);
    return () => {
      window.removeEventListener('mousemove', follow);
      window.removeEventListener('dragover', follow);
    };
  }, []);
  if (drag === null || over === null) return null;
  const { item, action } = drag;
  const first = dayOfDate(over.start);
  const last = lastDayBefore(over.end);
  const titles = hits({ type: 'dates', first, last: last < first ? first : last });
  const when = item.allDay
    ? formatRange({ start: over.start, end: new Date(over.end.getTime() - 1) }, 'shortDayYear', locale)
    : `${formatDate(over.start, 'shortDayYear', locale)} ${formatRange(over, 'time', locale)}`;
  return (
    <div ref={box} className={edits.hint} role="status">
      <div className={edits.hintMain}>{t('calendar:drag.moves', { label: entryLabel(item.entry), when })}</div>
      {titles.map((title) => (
        <div key={title} className={edits.hintWarn}>
          {t('calendar:drag.hitsFreeze', { title })}
        </div>
      ))}
      {parts !== '' && action === 'move' && <div>{t('calendar:drag.along', { parts })}</div>}
      {action === 'move' && <div className={edits.hintNote}>{t('calendar:drag.hint')}</div>}
    </div>
  );
}
