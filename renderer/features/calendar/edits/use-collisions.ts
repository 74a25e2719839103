import { useEffect, useState } from 'react';
import { parseRef } from '#shared/planning/conflicts/conflict.ts';
import { whatIfAt } from '#shared/planning/conflicts/imagined.ts';
import { useConflicts } from '../../../data/conflicts.ts';
import { conflictSentence } from '../../../ui/records/conflict-text.ts';
import { grab, useGrid } from '../grid-state.ts';
import { useScene } from '../view-context.ts';
import { dropped, resized } from './gestures.ts';
import { retime } from './retime.ts';

const NONE: readonly string[] = [];
/** More would cover the days under the pointer. */
const MOST = 5;

/**
 * What the thing that is dragged would newly collide with where it is held, as sentences. `named` are
 * freezes and holidays that are told already.
 */
export function useCollisions(named: readonly string[]): readonly string[] {
  const drag = useGrid((state) => state.drag);
  const { engine } = useConflicts();
  const { view, zone, t, locale } = useScene();
  const [told, setTold] = useState(NONE);
  const at = drag?.over ?? null;
  const names = named.join('\n');
  useEffect(() => {
    let isOver = false;
    const tell = async (): Promise<readonly string[]> => {
      if (engine === null || drag === null || at === null) return NONE;
      const isHours = view === 'week' || view === 'day';
      const { item, action } = drag;
      const start = new Date(at.start.getTime() - grab.ms);
      const to =
        action === 'move'
          ? dropped(item, { start, allDay: isHours ? item.allDay : null })
          : resized(item, { start, end: new Date(at.end.getTime() - grab.ms) }, isHours);
      if (to === null) return NONE;
      // Which of a doubled hour is meant is asked at the drop; either tells what is in the way.
      const { when } = await retime(item.entry.when, to, zone, () => Promise.resolve('earlier'));
      const answer = when === null ? null : whatIfAt(engine, item.entry, when);
      const isNamed = (ref: string) => {
        const name = parseRef(ref);
        const title = name?.table === 'events' ? engine.record('events', name.id)?.title : undefined;
        return title !== undefined && names.split('\n').includes(title);
      };
      const found = (answer?.appearing ?? []).filter(({ records }) => !records.some(isNamed));
      const sentences = found.slice(0, MOST).map((conflict) => conflictSentence(conflict, engine, t, locale));
      if (found.length > MOST) sentences.push(t('calendar:more', { count: found.length - MOST }));
      return sentences;
    };
    const show = async () => {
      const sentences = await tell();
      if (!isOver) setTold((before) => (before.join('\n') === sentences.join('\n') ? before : sentences));
    };
    void show();
    return () => {
      isOver = true;
    };
  }, [drag, at, engine, view, zone, t, locale, names]);
  return at === null ? NONE : told;
}
