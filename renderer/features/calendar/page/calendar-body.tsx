import { useCallback, useEffect, useMemo, useRef } from 'react';
import { toDayNumber } from '#shared/planning/days.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { dropped, nudgeOf, resized, stretchOf } from '../edits/gestures.ts';
import { QuestionDialogs } from '../edits/question-dialogs.tsx';
import { momentAt, type Retiming } from '../edits/retime.ts';
import { useEntryEdits } from '../edits/use-entry-edits.ts';
import { useDraggedParts, useHits } from '../edits/use-hits.ts';
import { CalendarGrid, type GridHandlers } from '../grid/calendar-grid.tsx';
import { DragHint } from '../grid/drag-hint.tsx';
import { MorePopup } from '../grid/more-popup.tsx';
import { useGrid } from '../grid-state.ts';
import { dateOfDay, dayOfDate } from '../localizer/day-dates.ts';
import { dayNumberOf } from '../localizer/utc-dates.ts';
import { wallOfDate } from '../localizer/wall-dates.ts';
import { hasWeekRows, useScene } from '../view-context.ts';
import { firstFocus, type Period } from './period.ts';
import { EmptyPeriod } from './empty-period.tsx';
import { nameAsTooltip, useAltAtDrop, useDragEnd, useFocusAfterStep } from './use-pointer.ts';
import { useOpening } from './use-opening.ts';
import { itemAt, type KeyActions, useCalendarKeys } from './use-keyboard.ts';
import { useEntryCommands } from './use-entry-commands.ts';
import type { PageCommands } from './use-page-commands.ts';
import { useFollow } from './use-follow.ts';
import styles from './page.module.css';

export interface CalendarBodyProps {
  readonly date: string;
  /** Name of the period. */
  readonly title: string;
  readonly period: Period;
  readonly items: readonly CalendarItem[];
  readonly isLoaded: boolean;
  readonly hidden: number;
  readonly nowMs: number;
  readonly commands: PageCommands;
}

export function CalendarBody(props: CalendarBodyProps) {
  const { date, title, period, items, isLoaded, hidden, nowMs, commands } = props;
  const scene = useScene();
  const { view, zone, configuration, firstDay, byDay, today } = scene;
  const hits = useHits();
  const edits = useEntryEdits(configuration, zone, hits);
  const content = useRef<HTMLDivElement>(null);
  const askedFor = useRef(date);

  useEffect(() => {
    const { focusDay, setFocusDay } = useGrid.getState();
    const isInView = focusDay >= toDayNumber(period.first) && focusDay <= toDayNumber(period.last);
    if (!isInView) setFocusDay(firstFocus(period, date, today));
    // Another day of the same period was asked for: by the palette, or from a release's page.
    else if (askedFor.current !== date) setFocusDay(toDayNumber(date));
    askedFor.current = date;
    useGrid.getState().setPopup(null);
  }, [period, date, today]);

  const itemsById = useMemo(() => new Map(byDay.flat().map((item) => [item.id, item])), [byDay]);
  const { preview, open, click } = useOpening();

  const showAll = useCallback((id: string) => {
    const block = content.current?.querySelector<HTMLElement>(`[data-more-id="${id}"]`);
    const anchor = block?.closest<HTMLElement>('.rbc-event');
    if (block && anchor) useGrid.getState().setPopup({ day: Number(block.dataset['moreDay']), anchor });
  }, []);
  const isAlt = useAltAtDrop();
  const act = useCallback(
    (item: CalendarItem, to: Retiming) =>
      void (isAlt.current ? edits.copy(item.entry, to) : edits.change(item.entry, to)),
    [edits, isAlt],
  );
  const createInHours = useCallback(
    async (first: Date, last: Date) => {
      const start = await momentAt(wallOfDate(first), zone, zone, edits.askHour);
      const end = start && (await momentAt(wallOfDate(last), zone, zone, edits.askHour));
      if (start !== null && end !== null && start.utc <= end.utc) commands.create({ type: 'moments', start, end });
    },
    [zone, edits, commands],
  );
  const handlers = useMemo<GridHandlers>(
    () => ({
      onSelect: (item) => (item.more === undefined ? click.select(item) : showAll(item.id)),
      onOpen: (item) => item.more === undefined && open(item),
      onDayPicked: (day) => commands.openDay(dayNumberOf(day)),
      onDrop: (item, to) => {
        const retiming = dropped(item, { start: to.start, allDay: hasWeekRows(view) ? null : to.allDay === true });
        if (retiming !== null) act(item, retiming);
      },
      onResize: (item, to) => {
        const retiming = resized(item, to, !hasWeekRows(view));
        if (retiming !== null) void edits.change(item.entry, retiming);
      },
      onSlot: ({ first, last, end, action }) => {
        useGrid.getState().setFocusDay(dayNumberOf(first));
        if (action === 'click') {
          content.current?.querySelector<HTMLElement>(`[data-day="${dayNumberOf(first)}"]`)?.focus();
          return;
        }
        // Dates of whole days come as midnights, hours as the readings that were dragged over.
        const isHours =
          (view === 'week' || view === 'day') && end.getTime() - first.getTime() < 86_400_000 && last > first;
        if (!isHours) commands.create({ type: 'dates', first: dayOfDate(first), last: dayOfDate(last) });
        else void createInHours(first, end);
      },
    }),
    [click, open, showAll, commands, act, edits, view, createInHours],
  );

  useFocusAfterStep(content, firstDay);
  const follow = useFollow(content, itemsById);
  const keyActions = useMemo<KeyActions>(
    () => ({
      open,
      preview,
      remove: (item) => void edits.remove(item.entry),
      nudge: (item, by) => {
        follow(item, by.days);
        void edits.change(item.entry, nudgeOf(item, by, zone));
      },
      stretch: (item, by) => void edits.change(item.entry, stretchOf(item, by, zone)),
      createOn: (day) => {
        const first = dayOfDate(new Date(day * 86_400_000));
        commands.create({ type: 'dates', first, last: first });
      },
      showAll,
      step: commands.step,
      showDay: commands.showDay,
    }),
    [open, preview, showAll, edits, zone, commands, follow],
  );
  const onKeyDown = useCalendarKeys({
    root: content,
    view,
    itemsById,
    firstDay,
    days: byDay.length,
    actions: keyActions,
  });
  useEntryCommands(itemsById, keyActions);

  const isEmpty = isLoaded && items.length === 0;
  const parts = useDraggedParts();
  useDragEnd();
  return (
    <div
      ref={content}
      className={styles.content}
      aria-busy={!isLoaded}
      onKeyDown={onKeyDown}
      onMouseOver={nameAsTooltip}
      onFocus={(event) => {
        const day = (event.target as HTMLElement).closest('[data-day]')?.getAttribute('data-day');
        if (day !== null && day !== undefined) useGrid.getState().setFocusDay(Number(day));
      }}
      onClick={(event) => {
        if (view !== 'agenda') return;
        const item = itemAt(event.target as HTMLElement, itemsById);
        if (item !== null) click.select(item);
      }}
      onDoubleClick={(event) => {
        if (view !== 'agenda') return;
        const item = itemAt(event.target as HTMLElement, itemsById);
        if (item !== null) open(item);
      }}
    >
      <CalendarGrid
        date={useMemo(() => dateOfDay(date), [date])}
        title={title}
        items={items}
        nowMs={nowMs}
        {...handlers}
      />
      {isEmpty && <EmptyPeriod isFiltered={hidden > 0} onCreate={() => commands.create(null)} />}
      <MorePopup onOpen={open} onSelect={click.select} onKey={onKeyDown} onOpenDay={commands.openDay} />
      <DragHint hits={hits} parts={parts} />
      <QuestionDialogs />
    </div>
  );
}
