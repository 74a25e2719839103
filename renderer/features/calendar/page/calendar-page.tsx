import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import type { Configuration } from '#shared/planning/configuration.ts';
import { fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { filterEntries, knownFilter } from '#shared/planning/filter-entries.ts';
import { useCalendarEntries } from '../../../data/calendar-query.ts';
import { useConfiguration } from '../../../data/live.ts';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { calendarItems, itemsByDay, itemsWithRoom } from '../calendar-items.ts';
import { itemsInHours } from '../hours-room.ts';
import { dayMarks } from '../grid/day-marks.ts';
import { LanesPage } from '../lanes/lanes-page.tsx';
import { nowIn } from '../localizer/wall-dates.ts';
import { dayNumberOf } from '../localizer/utc-dates.ts';
import { type CalendarScene, SceneContext } from '../view-context.ts';
import { CalendarBody } from './calendar-body.tsx';
import { CalendarHeader } from './calendar-header.tsx';
import { FilterBar } from './filter-bar.tsx';
import { YearPage } from '../year/year-page.tsx';
import { aboutOf, periodOf, periodTitle, type TurnedView } from './period.ts';
import { useMinute } from './use-minute.ts';
import { usePageCommands } from './use-page-commands.ts';
import styles from './page.module.css';

/** More rows of a day than any screen shows. */
const MOST_ROWS = { month: 24, quarter: 8 } as const;
/** Things at once among the hours that can still be read in the least window. */
const MOST_COLUMNS = { week: 4, day: 12 } as const;

/** The release calendar: every view over the same entries. */
export function CalendarPage() {
  const configuration = useConfiguration();
  const view = useCalendarView((state) => state.view);
  if (configuration === undefined) return <div className={styles.page} />;
  return (
    <div className={styles.page}>
      {view === 'lanes' ? (
        <LanesPage configuration={configuration} />
      ) : view === 'year' ? (
        <YearPage configuration={configuration} />
      ) : (
        <Page configuration={configuration} view={view} />
      )}
    </div>
  );
}

interface PageProps {
  readonly configuration: Configuration;
  readonly view: TurnedView;
}

function Page({ configuration, view }: PageProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const nowMs = useMinute();
  const { zone, weekStart } = configuration.settings;
  const { date: chosen, filter: stored, colourBy } = useCalendarView();
  const today = dayNumberOf(nowIn(zone, nowMs));
  const date = chosen ?? fromDayNumber(today);
  const period = useMemo(() => periodOf(view, date, weekStart), [view, date, weekStart]);
  const entries = useCalendarEntries({ ...period, zone });
  const filter = useMemo(() => knownFilter(stored, configuration), [stored, configuration]);

  const shown = useMemo(() => (entries === undefined ? [] : filterEntries(entries, filter)), [entries, filter]);
  const items = useMemo(() => calendarItems(shown, configuration, zone), [shown, configuration, zone]);
  const about = useMemo(() => aboutOf(view, date, period), [view, date, period]);
  const firstDay = toDayNumber(period.first);
  const days = toDayNumber(period.last) - firstDay + 1;
  const byDay = useMemo(() => itemsByDay(items, firstDay, days), [items, firstDay, days]);
  const marks = useMemo(() => dayMarks(byDay, firstDay, configuration), [byDay, firstDay, configuration]);
  const drawn = useMemo(
    () =>
      view === 'month' || view === 'quarter'
        ? itemsWithRoom(items, firstDay, days, MOST_ROWS[view])
        : view === 'week' || view === 'day'
          ? itemsInHours(items, firstDay, days, MOST_COLUMNS[view])
          : items,
    [view, items, firstDay, days],
  );
  const scene = useMemo<CalendarScene>(
    () => ({ configuration, zone, locale, t, view, colourBy, about, firstDay, byDay, marks, today }),
    [configuration, zone, locale, t, view, colourBy, about, firstDay, byDay, marks, today],
  );
  const commands = usePageCommands(view, date, today);
  const hidden = (entries?.length ?? 0) - shown.length;

  return (
    <SceneContext value={scene}>
      <CalendarHeader
        title={periodTitle(view, date, period, locale)}
        onStep={commands.step}
        onToday={commands.goToday}
        onNew={() => commands.create(null)}
        onView={commands.showView}
      />
      <FilterBar configuration={configuration} hidden={hidden} />
      <CalendarBody
        date={date}
        title={periodTitle(view, date, period, locale)}
        period={period}
        items={drawn}
        isLoaded={entries !== undefined}
        hidden={hidden}
        nowMs={nowMs}
        commands={commands}
      />
    </SceneContext>
  );
}
