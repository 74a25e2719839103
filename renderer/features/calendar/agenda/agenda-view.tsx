import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { CalendarItem } from '../calendar-items.ts';
import { ChipFace, useIsSelected } from '../chips/month-chip.tsx';
import { EntryName } from '../chips/entry-name.tsx';
import { kindName } from '../entry-name.ts';
import { useGrid } from '../grid-state.ts';
import { formatDate, formatRange } from '../localizer/formats.ts';
import { dayNumberOf, DAY_MS } from '../localizer/utc-dates.ts';
import { wallDate } from '../localizer/wall-dates.ts';
import { type CalendarScene, useScene } from '../view-context.ts';
import { agendaRows, type AgendaRow } from './agenda-rows.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import styles from './agenda.module.css';

const HEADS = ['when', 'face', 'kind', 'status', 'services'] as const;
const HEADING = 34;
const ENTRY = 30;

/** Everything of the period in one list, the same entries as in the month; the quickest to read aloud. */
export function AgendaView({ events, date }: { readonly events: readonly CalendarItem[]; readonly date: Date }) {
  const scene = useScene();
  const { firstDay, byDay, locale, t, today } = scene;
  const rows = useMemo(() => agendaRows(events, firstDay, firstDay + byDay.length - 1), [events, firstDay, byDay]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.item === null ? HEADING : ENTRY),
    overscan: 12,
  });

  // Opens where the person was: at the day the other views had, or at today.
  const day = dayNumberOf(date);
  // Only when the day changes: an edit must not move the list under the reader.
  const latest = useLatest({ rows, virtual });
  useEffect(() => {
    const index = latest.current.rows.findIndex((row) => row.day >= day);
    if (index >= 0) latest.current.virtual.scrollToIndex(index, { align: 'start' });
  }, [day, latest]);

  if (rows.length === 0) return <p className={styles.nothing}>{t('calendar:agenda.nothing')}</p>;
  return (
    <div className={styles.agenda}>
      {/* For the eye; every entry says its own in full. */}
      <div aria-hidden="true" className={styles.heads}>
        {HEADS.map((head) => (
          <span key={head} className={styles[head]}>
            {t(`calendar:agenda.heads.${head}`)}
          </span>
        ))}
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={-1}
        role="region"
        aria-label={t('calendar:agenda.label', { period: formatDate(date, 'month', locale) })}
      >
        <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {dayGroups(rows, virtual).map(({ day, start, end, entries }) => (
            // As high as its day: its heading stays in view until the next one pushes it out.
            <section key={day} className={styles.group} style={{ top: start, height: end - start }}>
              <h2 className={styles.day} data-today={day === today || undefined}>
                {formatDate(new Date(day * DAY_MS), 'fullDay', locale)}
              </h2>
              {entries.map(({ row, item, at }) => (
                <div key={row.key} className={styles.row} style={{ top: at - start }}>
                  <AgendaEntry row={row} item={item} />
                </div>
              ))}
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}
AgendaView.title = () => '';
AgendaView.range = (date: Date) => ({ start: date, end: date });
AgendaView.navigate = (date: Date) => date;

interface DayGroup {
  readonly day: number;
  /** Pixels from the top of the list: of its heading, and of what comes after its last entry. */
  readonly start: number;
  readonly end: number;
  readonly entries: { readonly row: AgendaRow; readonly item: CalendarItem; readonly at: number }[];
}

/** The rows in view by their day, each with where its whole day begins and ends. */
function dayGroups(rows: readonly AgendaRow[], virtual: Virtualizer<HTMLDivElement, Element>): DayGroup[] {
  const groups: DayGroup[] = [];
  const places = virtual.measurementsCache;
  for (const { index, start: at } of virtual.getVirtualItems()) {
    const row = rows[index];
    if (row === undefined) continue;
    let group = groups.at(-1);
    if (group?.day !== row.day) {
      const first = rows.findIndex(({ day }) => day === row.day);
      const next = rows.findIndex(({ day }) => day > row.day);
      const end = next < 0 ? virtual.getTotalSize() : (places[next]?.start ?? at);
      group = { day: row.day, start: places[first]?.start ?? at, end, entries: [] };
      groups.push(group);
    }
    if (row.item !== null) group.entries.push({ row, item: row.item, at });
  }
  return groups;
}

function AgendaEntry({ row, item }: { readonly row: AgendaRow; readonly item: CalendarItem }) {
  const scene = useScene();
  const { configuration } = scene;
  const isSelected = useIsSelected(item);
  const { entry } = item;
  const services = entry.serviceIds.map((id) => configuration.services.get(id)?.name ?? '').filter(Boolean);
  return (
    <button
      type="button"
      className={styles.entry}
      data-entry={item.id}
      data-table={entry.table}
      data-selected={isSelected || undefined}
      aria-pressed={isSelected}
      onFocus={() => useGrid.getState().setFocusDay(row.day)}
    >
      <EntryName entry={entry} />
      <span aria-hidden="true" className={styles.when}>
        {agendaTime(item, scene)}
      </span>
      <span className={styles.face}>
        <ChipFace item={item} before={item.firstDay < row.day} isTimed={false} />
      </span>
      <span aria-hidden="true" className={styles.kind}>
        {kindName(configuration, entry.styleId)}
      </span>
      <span aria-hidden="true" className={styles.status}>
        {entry.statusName}
      </span>
      <span aria-hidden="true" className={styles.services}>
        {services.join(', ')}
      </span>
    </button>
  );
}

/** The heading says the day: here stands the clock, "all day", or from when to when. */
function agendaTime(item: CalendarItem, { zone, locale, t }: CalendarScene): string {
  const { when } = item.entry;
  if (item.allDay) {
    if (item.firstDay === item.lastDay) return t('calendar:allDay');
    return formatRange({ start: item.start, end: new Date(item.end.getTime() - 1) }, 'monthDay', locale);
  }
  if (when.type === 'dates') return '';
  const start = formatDate(wallDate(when.start, zone), 'time', locale);
  if (when.start.utc === when.end.utc) return start;
  return t('calendar:name.fromTo', { from: start, to: formatDate(wallDate(when.end, zone), 'time', locale) });
}
