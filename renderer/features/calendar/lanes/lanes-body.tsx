import { useCallback, useMemo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { fromDayNumber } from '#shared/planning/days.ts';
import type { LaneRefusal } from '#shared/planning/lanes/lane-change.ts';
import { DAY_MS, toTime } from '#shared/planning/lanes/scale.ts';
import { useLanesView } from '../../../ui/state/lanes-view.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { nudgeOf, stretchOf } from '../edits/gestures.ts';
import { QuestionDialogs } from '../edits/question-dialogs.tsx';
import { useEntryEdits } from '../edits/use-entry-edits.ts';
import { useDraggedParts, useHits } from '../edits/use-hits.ts';
import { DragHint } from '../grid/drag-hint.tsx';
import { EmptyPeriod } from '../page/empty-period.tsx';
import { useEntryCommands } from '../page/use-entry-commands.ts';
import { useOpening } from '../page/use-opening.ts';
import { nameAsTooltip } from '../page/use-pointer.ts';
import type { KeyActions } from '../page/use-keyboard.ts';
import type { PageCommands } from '../page/use-page-commands.ts';
import { useScene } from '../view-context.ts';
import { LanesGrid } from './lanes-grid.tsx';
import { HEAD_WIDTH } from './metrics.ts';
import { useLaneDrag, type LaneDrop } from './use-lane-drag.ts';
import { useLaneFocus } from './use-lane-focus.ts';
import { useLaneKeys, type LaneActions } from './use-lane-keys.ts';
import type { LaneLayout } from './use-lane-layout.ts';
import type { LaneReleases } from './use-lane-releases.ts';
import type { LaneTime } from './use-lane-time.ts';
import { usePan } from './use-pan.ts';
import { useSomethingInView } from './use-something-in-view.ts';
import type { TimeFrame } from './use-time-frame.ts';
import { useZoomCommands } from './use-zoom-commands.ts';
import styles from './lanes.module.css';

export interface LanesBodyProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly frame: TimeFrame;
  readonly layout: LaneLayout;
  readonly releases: LaneReleases;
  readonly now: number;
  readonly isLoaded: boolean;
  readonly hidden: number;
  readonly commands: PageCommands;
  readonly time: LaneTime;
}

/** The lanes with all that can be done in them. */
export function LanesBody(props: LanesBodyProps) {
  const { scroller, frame, layout, releases, now, isLoaded, hidden, commands, time } = props;
  const { t } = useTranslation('calendar');
  const { configuration, zone } = useScene();
  const { grouping, toggle } = useLanesView();
  const hits = useHits();
  const edits = useEntryEdits(configuration, zone, hits);
  const { preview, open, click } = useOpening();
  const select = useNavigation((state) => state.select);
  const refusalText = useCallback((refusal: LaneRefusal) => t(`lanes.refused.${refusal}`), [t]);

  const onDrop = useCallback(
    ({ item: { entry }, to, lane, isCopy }: LaneDrop) => {
      if (isCopy) void edits.copy(entry, to ?? { type: 'days', days: 0 }, lane);
      else if (to !== null) void edits.change(entry, to, lane);
      else if (lane !== null) void edits.putIn(entry, lane);
    },
    [edits],
  );
  const onDown = useLaneDrag({ scroller, layout, grouping, scale: frame.scale, onDrop, refusalText });
  usePan(scroller, time.zoomAt);
  useSomethingInView(scroller, frame, layout, grouping === 'release');

  const focus = useLaneFocus({ scroller, frame, layout });
  const actions = useMemo<LaneActions>(() => {
    const keyActions: KeyActions = {
      open,
      preview,
      remove: (item) => void edits.remove(item.entry),
      nudge: (item, by) => void edits.change(item.entry, nudgeOf(item, by, zone)),
      stretch: (item, by) => void edits.change(item.entry, stretchOf(item, by, zone)),
      createOn: (day) => {
        const date = fromDayNumber(day);
        commands.create({ type: 'dates', first: date, last: date });
      },
      showAll: () => undefined,
      step: commands.step,
      showDay: commands.showDay,
    };
    return {
      ...keyActions,
      putIn: (item, lane) => edits.putIn(item.entry, lane),
      toggle,
      openLane: (laneId) => {
        if (grouping === 'release') select({ table: 'releases', id: laneId, occurrence: null });
        if (grouping === 'service') select({ table: 'services', id: laneId, occurrence: null });
      },
    };
  }, [open, preview, edits, zone, commands, toggle, grouping, select]);
  const onKeyDown = useLaneKeys({ layout, grouping, zoom: frame.scale.zoom, focus, actions });
  useEntryCommands(layout.itemsById, actions);
  useZoomCommands(time.zoomTo);

  const parts = useDraggedParts();
  const isEmpty = isLoaded && layout.items.length === 0;
  const itemOf = (target: EventTarget) =>
    layout.itemsById.get((target as HTMLElement).closest('[data-entry]')?.getAttribute('data-entry') ?? '');
  return (
    <div
      className={styles.surface}
      onKeyDown={onKeyDown}
      onMouseOver={nameAsTooltip}
      onFocus={(event) => focus.note(event.target)}
      onPointerDown={onDown}
      onClick={(event) => {
        const item = itemOf(event.target);
        if (item !== undefined) click.select(item);
        else {
          const head = (event.target as HTMLElement).closest('[data-head]')?.closest('[data-row]');
          const isToggle = (event.target as HTMLElement).closest('[data-toggle]') !== null;
          const row = layout.rows.find(({ id }) => id === head?.getAttribute('data-row'));
          if (row !== undefined && !isToggle && row.laneId !== '') actions.openLane(row.laneId);
        }
      }}
      onDoubleClick={(event) => {
        const item = itemOf(event.target);
        const element = scroller.current;
        const onBody = (event.target as HTMLElement).closest('[data-body]') !== null;
        const onHead = (event.target as HTMLElement).closest('[data-head]') !== null;
        if (item !== undefined) open(item);
        else if (onBody && !onHead && element !== null) {
          const px = event.clientX - element.getBoundingClientRect().left - HEAD_WIDTH + element.scrollLeft;
          actions.createOn(Math.floor(toTime(px, frame.scale) / DAY_MS));
        }
      }}
    >
      <LanesGrid
        scroller={scroller}
        frame={frame}
        layout={layout}
        releases={releases}
        now={now}
        onScroll={time.onScroll}
      />
      {layout.rows.length === 0 && isLoaded && !isEmpty && (
        <p className={styles.nothing}>{t(`lanes.nothing.${grouping}`)}</p>
      )}
      {isEmpty && <EmptyPeriod isFiltered={hidden > 0} onCreate={() => commands.create(null)} />}
      <DragHint hits={hits} parts={parts} />
      <QuestionDialogs />
    </div>
  );
}
