import { memo, useCallback, useLayoutEffect, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grouping } from '#shared/planning/lanes/grouping.ts';
import { rowAt } from '#shared/planning/lanes/layout.ts';
import { useLanesView } from '../../../ui/state/lanes-view.ts';
import { Backdrop } from './backdrop.tsx';
import { Connectors } from './connectors.tsx';
import { Ghost } from './ghost.tsx';
import { LaneRow } from './lane-row.tsx';
import { useLanes } from './lanes-state.ts';
import { HEAD_WIDTH, METRICS } from './metrics.ts';
import { useInsets } from './use-insets.ts';
import { headerHeight, TimeHeader } from './time-header.tsx';
import type { LaneLayout } from './use-lane-layout.ts';
import type { LaneReleases } from './use-lane-releases.ts';
import type { TimeFrame } from './use-time-frame.ts';
import styles from './lanes.module.css';

/** Pixels by which the rows drawn grow and shrink. */
const STEP = 96;

export interface LanesGridProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly frame: TimeFrame;
  readonly layout: LaneLayout;
  readonly releases: LaneReleases;
  readonly now: number;
  readonly onScroll: () => void;
}

/**
 * The lanes as a grid that scrolls both ways. Only rows and bars near the window are drawn; both windows
 * move in steps, so that most scrolling draws nothing.
 */
export const LanesGrid = memo(function LanesGrid(props: LanesGridProps) {
  const { scroller, frame, layout, releases, now, onScroll } = props;
  const { t } = useTranslation('calendar');
  const { grouping, toggle } = useLanesView();
  const { rows, tops, bands } = layout;
  const { scale } = frame;
  const drawn = useLanes((state) => state.drawn);
  const head = headerHeight(scale.zoom, bands);
  const total = tops.at(-1) ?? 0;
  const [view, measure] = useRowWindow(scroller, head);
  useStayingRow(scroller, layout, grouping);
  const insetNames = useInsets(scroller);
  const focus = useLanes((state) => state.focus);

  const first = Math.max(0, rowAt(tops, Math.max(0, view.top)));
  const indexes: number[] = [];
  for (let index = first; index < rows.length && (tops[index] ?? 0) < view.bottom; index += 1) indexes.push(index);
  // The row the keyboard stands on stays, wherever the wheel goes.
  const held = focus === null ? -1 : rows.findIndex(({ id }) => id === focus.rowId);
  if (held >= 0 && !indexes.includes(held)) indexes.push(held);
  const isTree = grouping === 'release';
  const before = bands.rows > 0 ? 2 : 1;
  return (
    <div
      ref={scroller}
      role={isTree ? 'treegrid' : 'grid'}
      aria-label={t('lanes.grid', { by: t(`lanes.groupings.${grouping}`) })}
      aria-rowcount={rows.length + before - 1}
      className={styles.scroller}
      tabIndex={-1}
      onScroll={() => {
        measure();
        insetNames();
        onScroll();
      }}
    >
      <div
        className={styles.content}
        style={{ width: HEAD_WIDTH + frame.width, '--lanes-header': `${head}px` } as CSSProperties}
      >
        <TimeHeader scale={scale} drawn={drawn} bands={bands} now={now} />
        <div className={styles.body} data-body="" style={{ height: total }}>
          <Backdrop scale={scale} drawn={drawn} bands={bands.bars} now={now} />
          {isTree && (
            <Connectors
              layout={layout}
              releases={releases}
              scale={scale}
              drawn={drawn}
              top={view.top}
              bottom={view.bottom}
              width={frame.width}
              height={total}
            />
          )}
          <div aria-hidden="true" className={styles.headFill} />
          {indexes.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const top = tops[index] ?? 0;
            const sub = (y: number) => (y - top - METRICS.padding / 2) / METRICS.subRow;
            return (
              <LaneRow
                key={row.id}
                row={row}
                index={index + before}
                top={top}
                height={(tops[index + 1] ?? top) - top}
                scale={scale}
                drawn={drawn}
                firstSub={Math.max(0, Math.floor(sub(view.top)) - 1)}
                lastSub={Math.min(row.rows, Math.max(0, Math.ceil(sub(view.bottom))))}
                kept={focus?.rowId === row.id ? focus.entryId : null}
                isTree={isTree}
                onToggle={toggle}
              />
            );
          })}
          <Ghost layout={layout} scale={scale} />
        </div>
      </div>
    </div>
  );
});

interface RowWindow {
  readonly top: number;
  readonly bottom: number;
}

/** Heights of the lanes' body to draw, in whole steps, one ahead on either side. */
function useRowWindow(scroller: RefObject<HTMLElement | null>, head: number): [RowWindow, () => void] {
  const [view, setView] = useState<RowWindow>({ top: 0, bottom: 0 });
  const measure = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const at = element.scrollTop;
    const top = (Math.floor(at / STEP) - 1) * STEP;
    const bottom = (Math.ceil((at + element.clientHeight - head) / STEP) + 1) * STEP;
    setView((known) => (known.top === top && known.bottom === bottom ? known : { top, bottom }));
  }, [scroller, head]);
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current !== null) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller, measure]);
  return [view, measure];
}

/**
 * The lane at the top stays there when lanes above it grow, shrink or go: an edit must not move the page.
 * Other lanes begin at their top.
 */
function useStayingRow(scroller: RefObject<HTMLElement | null>, { rows, tops }: LaneLayout, grouping: Grouping): void {
  const last = useRef({ rows, tops, grouping });
  useLayoutEffect(() => {
    const { rows: oldRows, tops: oldTops, grouping: oldGrouping } = last.current;
    last.current = { rows, tops, grouping };
    const element = scroller.current;
    if (oldGrouping !== grouping) {
      element?.scrollTo({ top: 0, behavior: 'instant' });
      return;
    }
    if (element === null || oldTops === tops || element.scrollTop === 0) return;
    const index = rowAt(oldTops, element.scrollTop);
    const id = oldRows[index]?.id;
    const now = id === undefined ? -1 : rows.findIndex((row) => row.id === id);
    if (now < 0) return;
    const moved = (tops[now] ?? 0) - (oldTops[index] ?? 0);
    if (moved !== 0) element.scrollBy({ top: moved, behavior: 'instant' });
  }, [scroller, rows, tops, grouping]);
}
