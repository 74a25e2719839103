import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { filterEntries, knownFilter } from '#shared/planning/filter-entries.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { DAY_MS } from '#shared/planning/lanes/scale.ts';
import { STEP_OF, unitStart } from '#shared/planning/lanes/time-units.ts';
import { useCalendarEntries, useReadAhead } from '../../../data/calendar-query.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { useLanesView } from '../../../ui/state/lanes-view.ts';
import { useGrid } from '../grid-state.ts';
import { itemsByDay } from '../calendar-items.ts';
import { dayMarks } from '../grid/day-marks.ts';
import { nowIn } from '../localizer/wall-dates.ts';
import { dayNumberOf } from '../localizer/utc-dates.ts';
import { formatRange } from '../localizer/formats.ts';
import { CalendarHeader } from '../page/calendar-header.tsx';
import { FilterBar } from '../page/filter-bar.tsx';
import { firstFocus } from '../page/period.ts';
import { useMinute } from '../page/use-minute.ts';
import { usePageCommands } from '../page/use-page-commands.ts';
import { type CalendarScene, SceneContext } from '../view-context.ts';
import { LanesBody } from './lanes-body.tsx';
import { useLanes } from './lanes-state.ts';
import { LanesToolbar } from './lanes-toolbar.tsx';
import { useLaneItems, useLaneLayout } from './use-lane-layout.ts';
import { useLaneReleases } from './use-lane-releases.ts';
import { type DayRange, useTimeFrame } from './use-time-frame.ts';
import { useTrackWidth } from './use-track-width.ts';
import { useLaneTime } from './use-lane-time.ts';
import styles from './lanes.module.css';

const NOTHING: readonly CalendarEntry[] = [];
/** Stands in until the window has been measured; nothing is drawn by it. */
const UNMEASURED = 799.5;

/** Not drawn anew with every rest of scrolling. */
const Filters = memo(FilterBar);
const Toolbar = memo(LanesToolbar);

/** The calendar as lanes: the same entries by service, environment, release or team. */
export function LanesPage({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const nowMs = useMinute();
  const { zone, weekStart } = configuration.settings;
  const { date: chosen, filter: stored, colourBy } = useCalendarView();
  const { grouping, zoom, collapsed } = useLanesView();
  const now = nowIn(zone, nowMs);
  const today = dayNumberOf(now);
  const date = chosen ?? fromDayNumber(today);

  const frameRef = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const trackWidth = useTrackWidth(frameRef);
  const begin = unitStart(toDayNumber(date) * DAY_MS, STEP_OF[zoom], weekStart);
  useFocusInView(begin, unitStart(begin, STEP_OF[zoom], weekStart, 1), date, today);
  const readAhead = useReadAhead();
  const readDays = useCallback(
    (days: DayRange) => readAhead({ first: fromDayNumber(days.first), last: fromDayNumber(days.last), zone }),
    [readAhead, zone],
  );
  const frame = useTimeFrame(scroller, zoom, trackWidth ?? UNMEASURED, begin, readDays);
  const { first, last } = frame.range;
  const entries = useKept(useCalendarEntries({ first: fromDayNumber(first), last: fromDayNumber(last), zone }));
  const filter = useMemo(() => knownFilter(stored, configuration), [stored, configuration]);
  const shown = useMemo(
    () => (entries === undefined || trackWidth === null ? NOTHING : filterEntries(entries, filter)),
    [entries, filter, trackWidth],
  );
  const items = useLaneItems(shown, configuration, zone);
  const releases = useLaneReleases(grouping === 'release');
  const texts = useMemo(
    () => ({ none: t(`calendar:lanes.none.${grouping}`), all: t('calendar:lanes.all') }),
    [t, grouping],
  );
  const { pxPerDay } = frame.scale;
  const layout = useLaneLayout({ items, configuration, filter, grouping, releases, pxPerDay, collapsed, texts });

  const marks = useMemo(() => {
    const bands = layout.bands.bars.map(({ placed }) => placed.item);
    return dayMarks(itemsByDay(bands, first, last - first + 1), first, configuration);
  }, [layout.bands, first, last, configuration]);
  const scene = useMemo<CalendarScene>(
    () => ({
      configuration,
      zone,
      locale,
      t,
      view: 'lanes',
      colourBy,
      about: { first: fromDayNumber(first), last: fromDayNumber(last) },
      firstDay: first,
      byDay: [],
      marks,
      today,
    }),
    [configuration, zone, locale, t, colourBy, first, last, marks, today],
  );

  const time = useLaneTime({ scroller, frame, weekStart, chosen, today });
  const commands = usePageCommands('lanes', date, today, time);
  const visible = useLanes((state) => state.visible);
  const title =
    visible === null
      ? ''
      : formatRange(
          { start: new Date(visible.first * DAY_MS), end: new Date(visible.last * DAY_MS) },
          visible.first === visible.last ? 'shortDayYear' : 'dayMonthYear',
          locale,
        );

  return (
    <SceneContext value={scene}>
      <CalendarHeader
        title={title}
        onStep={commands.step}
        onToday={commands.goToday}
        onNew={() => commands.create(null)}
        onView={commands.showView}
      />
      <Filters configuration={configuration} hidden={(entries?.length ?? 0) - shown.length} />
      <Toolbar rows={layout.rows} onZoom={time.zoomTo} />
      <div ref={frameRef} className={styles.frame} aria-busy={entries === undefined}>
        {trackWidth !== null && (
          <LanesBody
            scroller={scroller}
            frame={frame}
            layout={layout}
            releases={releases}
            now={now.getTime()}
            isLoaded={entries !== undefined}
            hidden={(entries?.length ?? 0) - shown.length}
            commands={commands}
            time={time}
          />
        )}
      </div>
    </SceneContext>
  );
}

/**
 * The day the keyboard stands on is one that is shown from the first frame on: scrolling that rests sets it
 * anew, but what is asked for before that would be made on the day another view left, or on none.
 */
function useFocusInView(begin: number, end: number, date: PlainDate, today: number): void {
  const latest = useLatest({ period: { first: dayOf(begin), last: dayOf(end - DAY_MS) }, date, today });
  useLayoutEffect(() => {
    const { period, date, today } = latest.current;
    const { focusDay, setFocusDay } = useGrid.getState();
    const isInView = focusDay >= toDayNumber(period.first) && focusDay <= toDayNumber(period.last);
    if (!isInView) setFocusDay(firstFocus(period, date, today));
  }, [latest]);
}

const dayOf = (time: number): PlainDate => fromDayNumber(Math.floor(time / DAY_MS));

/** What was there before stays until the days that were asked for have been read. */
function useKept<T>(value: T | undefined): T | undefined {
  const kept = useRef(value);
  useEffect(() => {
    if (value !== undefined) kept.current = value;
  }, [value]);
  return value ?? kept.current;
}
