import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { CalendarItem } from '../calendar-items.ts';
import { ChipFace, useIsSelected } from '../chips/month-chip.tsx';
import { entryName, kindName } from '../entry-name.ts';
import { useGrid } from '../grid-state.ts';
import { formatDate, formatRange } from '../localizer/formats.ts';
import { dayNumberOf, DAY_MS } from '../localizer/utc-dates.ts';
import { wallDate } from '../localizer/wall-dates.ts';
import { type CalendarScene, useScene } from '../view-context.ts';
import { agendaRows, type AgendaRow } from './agenda-rows.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import styles from './agenda.module.css';

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
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={-1}
      role="region"
      aria-label={t('calendar:agenda.label', { period: formatDate(date, 'month', locale) })}
    >
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div key={row.key} className={styles.row} style={{ height: size, transform: `translateY(${start}px)` }}>
              {row.item === null ? (
                <h2 className={styles.day} data-today={row.day === today || undefined}>
                  {formatDate(new Date(row.day * DAY_MS), 'fullDay', locale)}
                </h2>
              ) : (
                <AgendaEntry row={row} item={row.item} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
AgendaView.title = () => '';
AgendaView.range = (date: Date) => ({ start: date, end: date });
AgendaView.navigate = (date: Date) => date;

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
      <span className="visually-hidden">{entryName(entry, scene)}</span>
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
