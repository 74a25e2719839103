import { memo } from 'react';
import type { EventProps } from 'react-big-calendar';
import { useConflictCount } from '../../../data/conflicts.ts';
import { appearanceStyle } from '../../../ui/entry-chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { StatusDot } from '../../../ui/status-dot.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { EntryName } from './entry-name.tsx';
import { lookOf } from '../entry-look.ts';
import { grab } from '../grid-state.ts';
import { formatDate } from '../localizer/formats.ts';
import { DAY_MS } from '../localizer/utc-dates.ts';
import { wallDate } from '../localizer/wall-dates.ts';
import { type CalendarScene, useScene } from '../view-context.ts';
import { MonthChip, useIsPreview, useIsSelected } from './month-chip.tsx';
import styles from './chips.module.css';

/** In week and day the component uses one part for the row of whole days and for the hours. */
export const WeekChip = memo(function WeekChip(props: EventProps<CalendarItem>) {
  // Only the row of whole days says from where to where it goes.
  if (props.event.more !== undefined) return <MoreChip item={props.event} {...props.event.more} />;
  return (props.slotStart as Date | undefined) === undefined ? (
    <TimeChip item={props.event} />
  ) : (
    <MonthChip {...props} />
  );
});

/** "+n more" among the hours; the component's block around it is the control. */
function MoreChip({ item, day, count }: { readonly item: CalendarItem; readonly day: number; readonly count: number }) {
  const { t, locale } = useScene();
  return (
    <div className={styles.moreBlock} data-more-id={item.id} data-more-day={day}>
      <span className="visually-hidden">
        {t('calendar:moreOn', { count, day: formatDate(new Date(day * DAY_MS), 'shortDay', locale) })}
      </span>
      <span aria-hidden="true">{t('calendar:more', { count })}</span>
    </div>
  );
}

/** An entry among the hours. The component's own block around it is the control; its name is said here. */
function TimeChip({ item }: { readonly item: CalendarItem }) {
  const scene = useScene();
  const { configuration, colourBy } = scene;
  const { entry } = item;
  const look = lookOf(entry, configuration, colourBy);
  const isSelected = useIsSelected(item);
  const isPreview = useIsPreview(item);
  const conflicts = useConflictCount(entry.id);
  // Where there is room for one of them, the name: the hour can be read off the scale. Not while dragging.
  const time = <span className={styles.blockTime}>{timeText(item, isPreview, scene)}</span>;
  return (
    <div
      className={classNames(
        styles.block,
        look?.pattern === 'hatch' && styles.hatch,
        look?.pattern === 'dots' && styles.dots,
        entry.table === 'bookings' && styles.outlined,
        entry.tentative && styles.tentative,
        entry.awaitingApproval && styles.awaiting,
        entry.cancelled && styles.struck,
      )}
      style={appearanceStyle(look)}
      data-entry={item.id}
      data-selected={isSelected || undefined}
    >
      <EntryName entry={entry} />
      <span aria-hidden="true" className={styles.blockText}>
        {entry.category !== null && (
          <span className={styles.blockDot}>
            <StatusDot category={entry.category} />
          </span>
        )}
        {conflicts > 0 && (
          <span className={styles.blockWarning}>
            <Icon name="warning" size={12} />
          </span>
        )}
        {isPreview && time}
        <span className={styles.blockTitle}>
          <b>
            {entry.code} {entry.key}
          </b>{' '}
          {entry.title}
        </span>
        {!isPreview && time}
      </span>
    </div>
  );
}

/** What the clock shows; of the dragged copy what it would show. */
function timeText(item: CalendarItem, isPreview: boolean, { zone, locale, t }: CalendarScene): string {
  const { when } = item.entry;
  if (isPreview || when.type === 'dates') {
    const [from, to] = [item.start, item.end].map((date) =>
      formatDate(new Date(date.getTime() - grab.ms), 'time', locale),
    );
    return t('calendar:name.fromTo', { from, to });
  }
  const start = wallDate(when.start, zone);
  if (when.start.utc === when.end.utc) return formatDate(start, 'time', locale);
  const end = wallDate(when.end, zone);
  // A range over midnight would be written with both dates.
  return t('calendar:name.fromTo', { from: formatDate(start, 'time', locale), to: formatDate(end, 'time', locale) });
}
