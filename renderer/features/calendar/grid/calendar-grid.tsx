import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Calendar, type CalendarProps, type DateLocalizer, type SlotInfo, type View } from 'react-big-calendar';
import withDragAndDropModule, { type withDragAndDropProps } from 'react-big-calendar/lib/addons/dragAndDrop';
import 'react-big-calendar/lib/css/react-big-calendar.css';
import 'react-big-calendar/lib/addons/dragAndDrop/styles.css';
import { AgendaView } from '../agenda/agenda-view.tsx';
import type { CalendarItem } from '../calendar-items.ts';
import { MonthChip } from '../chips/month-chip.tsx';
import { WeekChip } from '../chips/time-chip.tsx';
import { isResizable } from '../edits/gestures.ts';
import { grab, pointer, useGrid } from '../grid-state.ts';
import { dayNumberOf, DAY_MS, type WeekStart } from '../localizer/utc-dates.ts';
import { utcLocalizer } from '../localizer/utc-localizer.ts';
import { nowIn } from '../localizer/wall-dates.ts';
import { useScene } from '../view-context.ts';
import { ColumnHeader, DateHeader, DayCell, DayColumnHeader, ShowMore } from './headers.tsx';
import { useCalmScroll } from './use-calm-scroll.ts';
import { useQuarterScroll } from './use-quarter-scroll.ts';
import styles from './grid.module.css';

// The add-on is CommonJS: depending on who bundles it, the function is one level further in.
const withDragAndDrop =
  (withDragAndDropModule as unknown as { default?: typeof withDragAndDropModule }).default ?? withDragAndDropModule;
const DragCalendar = withDragAndDrop<CalendarItem>(Calendar as React.ComponentType<CalendarProps<CalendarItem>>);

/*
 * All of these must stay the same from render to render: the component remounts every chip when a
 * part's identity changes. For the same reason no `eventWrapper`, `weekWrapper` or
 * `eventContainerWrapper` may be given: the add-on would nest them anew each time.
 */
const COMPONENTS = {
  dateCellWrapper: DayCell,
  showMore: ShowMore,
  month: { event: MonthChip, dateHeader: DateHeader, header: ColumnHeader },
  week: { event: WeekChip, header: DayColumnHeader },
  day: { event: WeekChip, header: DayColumnHeader },
} as unknown as NonNullable<CalendarProps<CalendarItem>['components']>;
const VIEWS = { month: true, week: true, day: true, agenda: AgendaView } as NonNullable<
  CalendarProps<CalendarItem>['views']
>;
/** Midnight and the last instant of a day: the component would take the host's. */
const DAY_BEGINS = new Date(0);
const DAY_ENDS = new Date(DAY_MS - 1);
/** Rows of whole days above the hours before the rest goes under "+n more". */
const ALL_DAY_ROWS = 6;
const nothing = () => undefined;

export interface GridHandlers {
  readonly onSlot: (slot: { first: Date; last: Date; end: Date; action: SlotInfo['action'] }) => void;
  readonly onOpen: (item: CalendarItem) => void;
  readonly onSelect: (item: CalendarItem) => void;
  readonly onDrop: (item: CalendarItem, to: { start: Date; end: Date; allDay: boolean | null }) => void;
  readonly onResize: (item: CalendarItem, to: { start: Date; end: Date }) => void;
  readonly onDayPicked: (date: Date) => void;
}

export interface CalendarGridProps extends GridHandlers {
  readonly date: Date;
  /** Name of the period. */
  readonly title: string;
  readonly items: readonly CalendarItem[];
  readonly nowMs: number;
}

const isMovable = ({ more }: CalendarItem) => more === undefined;
/** The calendar component with everything of ours in its places. */
export function CalendarGrid({ date, title, items, nowMs, ...handlers }: CalendarGridProps) {
  const scene = useScene();
  const { view, zone, locale, configuration, t, marks } = scene;
  const { weekStart, dayStart } = configuration.settings;
  const shown = view === 'quarter' ? 'quarter' : 'month';
  const localizer = useMemo(
    () => grabbing(utcLocalizer(locale, (weekStart % 7) as WeekStart, shown)),
    [locale, weekStart, shown],
  );
  const root = useRef<HTMLDivElement>(null);
  useRowLimit(root);
  useCalmScroll(root, view);
  useQuarterScroll(root, view, date);
  useListRoles(root, view, title);

  // Names of the props' functions are fixed; what they do follows the last render.
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const fixed = useMemo(() => fixedHandlers(latest), []);
  const getNow = useMemo(() => () => nowIn(zone, nowMs), [zone, nowMs]);
  const dayPropGetter = useMemo(
    () => (day: Date) => {
      // The columns of hours ask with the end of their day.
      const mark = marks.get(dayNumberOf(day));
      const kind = mark === undefined ? '' : mark.holiday !== null ? styles.holiday : mark.rest ? styles.rest : '';
      const freeze = (mark?.freeze ?? null) === null ? '' : styles.freeze;
      // Three months run into each other: where one begins is drawn.
      const isFirstWeek = view === 'quarter' && day.getUTCDate() <= 7;
      const edge = !isFirstWeek ? '' : day.getUTCDate() === 1 ? styles.monthStart : styles.monthTop;
      return { className: [kind, freeze, edge].filter(Boolean).join(' ') };
    },
    [marks, view],
  );
  const messages = useMemo(() => ({ allDay: t('calendar:allDay') }), [t]);
  const scrollToTime = useMemo(() => new Date(dayStart * 3_600_000), [dayStart]);

  return (
    <div ref={root} className={styles.grid} data-view={view}>
      <DragCalendar
        {...fixed}
        localizer={localizer}
        components={COMPONENTS}
        views={VIEWS}
        // A quarter is the component's month, run over more weeks by the localizer.
        view={view === 'quarter' ? 'month' : (view as View)}
        onView={nothing}
        date={date}
        events={items as CalendarItem[]}
        getNow={getNow}
        dayPropGetter={dayPropGetter}
        messages={messages}
        toolbar={false}
        selectable
        resizable
        showMultiDayTimes
        popup={false}
        doShowMoreDrillDown={false}
        tooltipAccessor={null}
        draggableAccessor={isMovable}
        resizableAccessor={isResizable}
        allDayMaxRows={ALL_DAY_ROWS}
        dayLayoutAlgorithm="no-overlap"
        min={DAY_BEGINS}
        max={DAY_ENDS}
        scrollToTime={scrollToTime}
        step={30}
        timeslots={2}
      />
    </div>
  );
}

/** Keeps the day of a long bar that was taken hold of under the pointer; see `grab`. */
function grabbing(localizer: DateLocalizer): DateLocalizer {
  const { merge } = localizer;
  localizer.merge = (date, time) =>
    time !== null && time === grab.start
      ? merge(new Date(date.getTime() - grab.days * DAY_MS), time)
      : merge(date, time);
  return localizer;
}

function fixedHandlers(latest: { readonly current: GridHandlers }) {
  const asDate = (value: unknown) => new Date(value as Date);
  let hasJustDropped = false;
  const finish = () => {
    useGrid.getState().setDrag(null);
    grab.start = null;
    // Letting go over the same chip is a click to the browser; the person has not chosen anything.
    hasJustDropped = true;
    setTimeout(() => (hasJustDropped = false), 0);
  };
  return {
    onNavigate: nothing,
    onSelectSlot: (slot: SlotInfo) => {
      // `slot.end` of a month is worked out in the host's zone; its slots are ours.
      const first = slot.slots[0] ?? slot.start;
      const last = slot.slots.at(-1) ?? first;
      latest.current.onSlot({ first: asDate(first), last: asDate(last), end: asDate(slot.end), action: slot.action });
    },
    onSelectEvent: (item: CalendarItem) => {
      if (!hasJustDropped) latest.current.onSelect(item);
    },
    onDoubleClickEvent: (item: CalendarItem) => latest.current.onOpen(item),
    onDrillDown: (day: Date) => latest.current.onDayPicked(day),
    onDragStart: ({ event, action }: { event: CalendarItem; action: 'move' | 'resize' }) => {
      const day = dayUnderPointer();
      const days = day === null ? 0 : Math.max(0, Math.min(day, event.lastDay) - event.firstDay);
      grab.start = action === 'move' ? event.start : null;
      grab.days = days;
      const isHours = action === 'move' && !event.allDay && columnUnderPointer() !== null;
      grab.ms = isHours && days > 0 ? (event.firstDay + days) * DAY_MS - event.start.getTime() : 0;
      useGrid.getState().setDrag({ item: event, action, over: null });
    },
    onEventDrop: ({ event, start, end, isAllDay }) => {
      // Only the hours say nothing of whole days.
      const ms = isAllDay === undefined ? grab.ms : 0;
      finish();
      const from = new Date(asDate(start).getTime() - ms);
      latest.current.onDrop(event, { start: from, end: asDate(end), allDay: isAllDay ?? null });
    },
    onEventResize: ({ event, start, end }) => {
      finish();
      latest.current.onResize(event, { start: asDate(start), end: asDate(end) });
    },
    // Out of the list of a whole day. Without these three the component throws (1.20.0).
    handleDragStart: nothing,
    dragFromOutsideItem: () => useGrid.getState().drag?.item as CalendarItem,
    onDropFromOutside: ({ start, end, allDay }) => {
      const { drag } = useGrid.getState();
      if (drag === null) return;
      const days = latest.current;
      const view = document.querySelector('[data-view]')?.getAttribute('data-view');
      const isMonth = view === 'month' || view === 'quarter';
      const from = isMonth ? new Date(asDate(start).getTime() - grab.days * DAY_MS) : asDate(start);
      // The month leaves its preview standing after such a drop; out of every week it goes away.
      document.dispatchEvent(new MouseEvent('dragover', { clientX: -1_000, clientY: -1_000 }));
      finish();
      days.onDrop(drag.item, { start: from, end: asDate(end), allDay: isMonth ? null : allDay });
    },
  } satisfies Partial<withDragAndDropProps<CalendarItem>> & Record<string, unknown>;
}

/** Day of the month's cell, of the row of whole days or of the column of hours under the pointer. */
function dayUnderPointer(): number | null {
  const under = document.elementsFromPoint(pointer.x, pointer.y);
  const cell = under.find((element) => element.hasAttribute('data-cell'));
  if (cell !== undefined) return Number(cell.getAttribute('data-cell'));
  const column = columnUnderPointer();
  if (column === null) return null;
  // The columns stand in the order of the days above them.
  const index = [...(column.parentElement?.querySelectorAll('.rbc-day-slot') ?? [])].indexOf(column);
  const first = column.closest('.rbc-time-view')?.querySelector('[data-cell]')?.getAttribute('data-cell');
  return first === null || first === undefined ? null : Number(first) + index;
}

function columnUnderPointer(): Element | null {
  const under = document.elementsFromPoint(pointer.x, pointer.y);
  return under.find((element) => element.classList.contains('rbc-day-slot')) ?? null;
}

/** The component measures how many rows fit when the window changes only; a filter bar of two lines counts too. */
function useRowLimit(root: React.RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    if (root.current === null) return undefined;
    let height = root.current.clientHeight;
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.round(entry?.contentRect.height ?? height);
      if (Math.abs(next - height) > 2) window.dispatchEvent(new Event('resize'));
      height = next;
    });
    observer.observe(root.current);
    return () => observer.disconnect();
  }, [root]);
}

/**
 * Mends roles and names the component writes itself: the month's table has an English name, and above
 * the hours stand rows and row groups without a table around them; they are a list of what goes on all
 * day. The component never writes these attributes again, so React leaves them alone.
 */
function useListRoles(root: React.RefObject<HTMLDivElement | null>, view: string, period: string) {
  const { t, byDay } = useScene();
  useLayoutEffect(() => {
    root.current?.querySelector('.rbc-month-view')?.setAttribute('aria-label', t('calendar:grid', { period }));
    root.current?.querySelector('.rbc-time-content')?.setAttribute('tabindex', '0');
    const row = root.current?.querySelector('.rbc-allday-cell');
    const content = row?.querySelector('.rbc-row-content');
    row?.removeAttribute('role');
    if (content?.querySelector('[role="listitem"]')) {
      content.setAttribute('role', 'list');
      content.setAttribute('aria-label', t('calendar:allDayRow'));
    } else {
      content?.removeAttribute('role');
      content?.removeAttribute('aria-label');
    }
  }, [root, view, period, byDay, t]);
}
