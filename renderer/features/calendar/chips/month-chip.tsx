import { memo, useEffect } from 'react';
import type { EventProps } from 'react-big-calendar';
import { useConflictCount } from '../../../data/conflicts.ts';
import { EntryChip } from '../../../ui/entry-chip.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { EntryName } from './entry-name.tsx';
import { lookOf } from '../entry-look.ts';
import { useGrid } from '../grid-state.ts';
import { formatDate } from '../localizer/formats.ts';
import { dayNumberOf } from '../localizer/utc-dates.ts';
import { hasWeekRows, useScene } from '../view-context.ts';
import styles from './chips.module.css';

export interface ChipProps {
  readonly item: CalendarItem;
  readonly before?: boolean;
  readonly after?: boolean;
  /** Whether the time stands before the title. */
  readonly isTimed?: boolean;
  /** Whether the release's key stands before the title. */
  readonly isKeyed?: boolean;
}

/** Code, time where there is one, key and title, as one line. */
export function ChipFace({ item, before = false, after = false, isTimed = true, isKeyed = true }: ChipProps) {
  const { configuration, colourBy, locale } = useScene();
  const { entry } = item;
  const conflicts = useConflictCount(entry.id);
  return (
    // The control around it says it in full.
    <span aria-hidden="true" className={styles.face}>
      <EntryChip
        code={entry.code}
        keyText={isKeyed ? entry.key : null}
        title={entry.title}
        appearance={lookOf(entry, configuration, colourBy)}
        category={entry.category}
        outlined={entry.table === 'bookings'}
        tentative={entry.tentative}
        awaitingApproval={entry.awaitingApproval}
        cancelled={entry.cancelled}
        conflict={conflicts > 0 || entry.unreadableRepetition === true}
        time={
          isTimed && entry.when.type === 'moments' && !item.allDay && !before
            ? formatDate(item.start, 'time', locale)
            : null
        }
        continuesBefore={before}
        continuesAfter={after}
      />
    </span>
  );
}

/** Whether the inspector shows this entry. */
export function useIsSelected({ entry }: CalendarItem): boolean {
  return useNavigation(
    ({ selection }) =>
      selection !== null &&
      selection.id === entry.recordId &&
      selection.table === entry.table &&
      selection.occurrence === entry.occurrence,
  );
}

/**
 * Whether this is the copy that is dragged along; then tells the hint beside the pointer where it
 * stands. Among the hours the component doesn't mark its copy: it is known by being another object.
 */
export function useIsPreview(item: CalendarItem): boolean {
  const isPreview = useGrid(({ drag }) => drag !== null && drag.item.id === item.id && drag.item !== item);
  useEffect(() => {
    const { drag, setDrag } = useGrid.getState();
    if (!isPreview || drag === null) return;
    const isSame =
      drag.over?.start.getTime() === item.start.getTime() && drag.over.end.getTime() === item.end.getTime();
    if (!isSame) setDrag({ ...drag, over: { start: item.start, end: item.end } });
  }, [isPreview, item]);
  return isPreview;
}

/** An entry in the month and in the row of whole days: the one control that stands for it. */
function Chip({
  event: item,
  continuesPrior: before,
  continuesAfter: after,
  slotStart,
  slotEnd,
}: EventProps<CalendarItem>) {
  const scene = useScene();
  const isMonth = hasWeekRows(scene.view);
  const isSelected = useIsSelected(item);
  // A long bar has a chip in every week it runs through; only the one on the day is a stop.
  const from = Math.max(item.firstDay, dayNumberOf(slotStart));
  const to = Math.min(item.lastDay, dayNumberOf(slotEnd) - 1);
  const inTabOrder = useGrid(({ focusDay }) => focusDay >= from && focusDay <= to);
  useIsPreview(item);
  return (
    <div role={isMonth ? 'cell' : 'listitem'} className={styles.cell}>
      <button
        type="button"
        className={styles.chip}
        data-entry={item.id}
        data-table={item.entry.table}
        data-selected={isSelected || undefined}
        aria-pressed={isSelected}
        tabIndex={inTabOrder || !isMonth ? 0 : -1}
      >
        <EntryName entry={item.entry} />
        <ChipFace item={item} before={before} after={after} />
      </button>
    </div>
  );
}

/** The component makes new props with every render of a week; only these change what is drawn. */
export const MonthChip = memo(
  Chip,
  (a, b) =>
    a.event === b.event &&
    a.continuesPrior === b.continuesPrior &&
    a.continuesAfter === b.continuesAfter &&
    a.slotStart.getTime() === b.slotStart.getTime(),
);
