import { useLayoutEffect, useRef } from 'react';
import type { When } from '#shared/model/time.ts';
import { useCollisions } from '../edits/use-collisions.ts';
import { entryLabel } from '../entry-name.ts';
import { grab, pointer, useGrid } from '../grid-state.ts';
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
  useLayoutEffect(() => {
    const follow = () => {
      if (box.current === null) return;
      const { innerWidth, innerHeight } = window;
      box.current.style.left = `${Math.min(pointer.x + 16, innerWidth - box.current.offsetWidth - 8)}px`;
      box.current.style.top = `${Math.min(pointer.y + 18, innerHeight - box.current.offsetHeight - 8)}px`;
    };
    follow();
    window.addEventListener('mousemove', follow);
    window.addEventListener('dragover', follow);
    return () => {
      window.removeEventListener('mousemove', follow);
      window.removeEventListener('dragover', follow);
    };
  }, [over]);
  const start = new Date((over?.start.getTime() ?? 0) - grab.ms);
  const end = new Date((over?.end.getTime() ?? 0) - grab.ms);
  const first = dayOfDate(start);
  const last = lastDayBefore(end);
  const titles = over === null ? [] : hits({ type: 'dates', first, last: last < first ? first : last });
  const collisions = useCollisions(titles);
  if (drag === null || over === null) return null;
  const { item, action } = drag;
  const when = item.allDay
    ? formatRange({ start, end: new Date(end.getTime() - 1) }, 'shortDayYear', locale)
    : t('calendar:name.hours', {
        day: formatDate(start, 'shortDayYear', locale),
        from: formatDate(start, 'time', locale),
        to: formatDate(end, 'time', locale),
      });
  return (
    <div ref={box} className={edits.hint} role="status">
      <div className={edits.hintMain}>{t('calendar:drag.moves', { label: entryLabel(item.entry), when })}</div>
      {drag.lane !== null && drag.lane !== undefined && <div>{t('calendar:drag.lane', { lane: drag.lane })}</div>}
      {drag.refused !== null && drag.refused !== undefined && <div className={edits.hintWarn}>{drag.refused}</div>}
      {titles.map((title) => (
        <div key={title} className={edits.hintWarn}>
          {t('calendar:drag.hitsFreeze', { title })}
        </div>
      ))}
      {collisions.map((sentence) => (
        <div key={sentence} className={edits.hintWarn}>
          {sentence}
        </div>
      ))}
      {parts !== '' && action === 'move' && <div>{t('calendar:drag.along', { parts })}</div>}
      {action === 'move' && <div className={edits.hintNote}>{t('calendar:drag.hint')}</div>}
    </div>
  );
}
