import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { filterEntries, knownFilter } from '#shared/planning/filter-entries.ts';
import { useCalendarEntries } from '../../../data/calendar-query.ts';
import { entryDays } from '../../../data/entry-days.ts';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { calendarItems, type CalendarItem } from '../calendar-items.ts';
import { MorePopup } from '../grid/more-popup.tsx';
import { useGrid } from '../grid-state.ts';
import { nowIn } from '../localizer/wall-dates.ts';
import { dayNumberOf } from '../localizer/utc-dates.ts';
import { CalendarHeader } from '../page/calendar-header.tsx';
import { EmptyPeriod } from '../page/empty-period.tsx';
import { FilterBar } from '../page/filter-bar.tsx';
import { firstFocus, periodOf, periodTitle } from '../page/period.ts';
import { itemAt } from '../page/use-keyboard.ts';
import { useMinute } from '../page/use-minute.ts';
import { type Opening, useOpening } from '../page/use-opening.ts';
import { usePageCommands } from '../page/use-page-commands.ts';
import { useFocusAfterStep } from '../page/use-pointer.ts';
import { type CalendarScene, SceneContext } from '../view-context.ts';
import { HoverList, useHoveredDay } from './hover-list.tsx';
import { type YearKeyActions, useYearKeys } from './use-year-keys.ts';
import { knownYearDays } from './year-days.ts';
import { type SeenYear, useHalves, YearGrid } from './year-grid.tsx';
import page from '../page/page.module.css';

const NOTHING: readonly CalendarItem[] = [];
const NO_ENTRIES: readonly CalendarEntry[] = [];

/** A year at a glance: every day with its codes and its count. Entries become items only for a day that is looked at. */
export function YearPage({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { zone, weekStart } = configuration.settings;
  const { date: chosen, filter: stored, colourBy } = useCalendarView();
  const today = dayNumberOf(nowIn(zone, useMinute()));
  const date = chosen ?? fromDayNumber(today);
  const period = useMemo(() => periodOf('year', date, weekStart), [date, weekStart]);
  const entries = useCalendarEntries({ ...period, zone });
  const filter = useMemo(() => knownFilter(stored, configuration), [stored, configuration]);
  const shown = useMemo(() => filterEntries(entries ?? NO_ENTRIES, filter), [entries, filter]);
  const firstDay = toDayNumber(period.first);
  const length = toDayNumber(period.last) - firstDay + 1;
  const days = useMemo(
    () => knownYearDays(shown, { first: firstDay, days: length, zone }, configuration),
    [shown, firstDay, length, zone, configuration],
  );

  const root = useRef<HTMLDivElement>(null);
  const hovered = useHoveredDay(root);
  const popupDay = useGrid((state) => state.popup?.day ?? null);
  const lookedAt = popupDay ?? hovered?.day ?? null;
  const items = useMemo(() => {
    if (lookedAt === null) return NOTHING;
    const day = fromDayNumber(lookedAt);
    const here = shown.filter((entry) => {
      const span = entryDays(entry, zone);
      return span.first <= day && day <= span.last;
    });
    return calendarItems(here, configuration, zone);
  }, [lookedAt, shown, configuration, zone]);
  const byDay = useMemo(
    () => Array.from({ length }, (_, i) => (firstDay + i === lookedAt ? items : NOTHING)),
    [length, firstDay, lookedAt, items],
  );
  const scene = useMemo<CalendarScene>(() => {
    const marks = new Map(days.map(({ is }, i) => [firstDay + i, is]));
    return { configuration, zone, locale, t, view: 'year', colourBy, about: period, firstDay, byDay, marks, today };
  }, [configuration, zone, locale, t, colourBy, period, firstDay, byDay, days, today]);
  const commands = usePageCommands('year', date, today);
  useFirstFocus(period, date, today);
  const year = Number(period.first.slice(0, 4));
  const halves = useHalves(useMemo<SeenYear>(() => ({ year, firstDay, days }), [year, firstDay, days]));
  useFocusAfterStep(root, halves.late.firstDay);

  const keys = useMemo<YearKeyActions>(() => {
    const { setDate, setView } = useCalendarView.getState();
    return {
      openMonth: (day) => {
        useGrid.getState().setFocusDay(day);
        // At once: the keyboard goes on from the same day, in the month.
        flushSync(() => {
          setDate(fromDayNumber(day));
          setView('month');
        });
        document.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
      },
      list: (day, anchor) => useGrid.getState().setPopup({ day, anchor }),
      step: commands.step,
      showDay: commands.showDay,
    };
  }, [commands]);
  const onKeyDown = useYearKeys(root, weekStart, keys);
  const opening = useOpening();
  const onListKey = useListKeys(items, opening);

  return (
    <SceneContext value={scene}>
      <CalendarHeader
        title={periodTitle('year', date, period, locale)}
        onStep={commands.step}
        onToday={commands.goToday}
        onNew={() => commands.create(null)}
        onView={commands.showView}
      />
      <FilterBar configuration={configuration} hidden={(entries?.length ?? 0) - shown.length} />
      <div
        ref={root}
        className={page.content}
        aria-busy={entries === undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const control = (event.target as HTMLElement).closest<HTMLElement>('[data-day]');
          if (control !== null) keys.openMonth(Number(control.dataset['day']));
        }}
      >
        <YearGrid {...halves} />
        {entries !== undefined && shown.length === 0 && (
          <EmptyPeriod isFiltered={entries.length > 0} onCreate={() => commands.create(null)} />
        )}
      </div>
      {hovered !== null && popupDay === null && <HoverList {...hovered} items={items} />}
      <MorePopup onOpen={opening.open} onSelect={opening.click.select} onKey={onListKey} onOpenDay={commands.openDay} />
    </SceneContext>
  );
}

/** The keyboard starts on today, or on the day that was asked for. */
function useFirstFocus(period: { first: string; last: string }, date: string, today: number): void {
  useEffect(() => {
    const { focusDay, setFocusDay, setPopup } = useGrid.getState();
    const isInView = focusDay >= toDayNumber(period.first) && focusDay <= toDayNumber(period.last);
    if (!isInView) setFocusDay(firstFocus(period, date, today));
    setPopup(null);
  }, [period, date, today]);
}

/** What keys do on an entry in the list of a day. */
function useListKeys(items: readonly CalendarItem[], { open, preview }: Opening) {
  return useMemo(() => {
    const byId = new Map(items.map((item) => [item.id, item]));
    return (event: KeyboardEvent) => {
      const item = itemAt(event.target as HTMLElement, byId);
      if (item === null || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      if (event.key === 'Enter') open(item);
      else preview(item);
    };
  }, [items, open, preview]);
}
