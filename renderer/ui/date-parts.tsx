import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
  useLocale,
} from 'react-aria-components';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import field from './field.module.css';
import list from './list.module.css';
import styles from './date-field.module.css';

export interface DateInputsProps {
  /** The day that is shown, for its weekday; null while there is none. */
  readonly day: PlainDate | null;
  /** Takes the weekday's place while the field is pointed at or has the focus. */
  readonly clear?: ReactNode;
  readonly after?: ReactNode;
  readonly onEnter: () => void;
}

/** Segments to type in, the weekday they make, a button for the month, and what the caller puts before it. */
export function DateInputs({ day, clear, after, onEnter }: DateInputsProps) {
  const { t } = useTranslation('common');
  const canClear = clear !== undefined && clear !== null;
  const { locale } = useLocale();
  const weekday = useMemo(() => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }), [locale]);
  return (
    <div
      // Segments keep Enter to themselves: only on the way down can it be seen.
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.role === 'spinbutton')
          onEnter();
      }}
    >
      <Group className={classNames(field.control, styles.group)}>
        <DateInput className={styles.input ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        {(day !== null || canClear) && (
          <span className={classNames(styles.trail, canClear && styles.clearable)}>
            <span className={styles.weekdayName}>{day !== null && weekday.format(new Date(`${day}T00:00Z`))}</span>
            {clear}
          </span>
        )}
        {after}
        <Button className={styles.button ?? ''} aria-label={t('openMonth')}>
          <Icon name="calendar" size={14} />
        </Button>
      </Group>
    </div>
  );
}

export function MonthPopover() {
  return (
    <Popover className={list.popover ?? ''} offset={6}>
      <Dialog className={styles.dialog ?? ''}>
        <Calendar>
          <header className={styles.head}>
            <Button slot="previous" className={styles.button ?? ''}>
              <Icon name="chevron-left" />
            </Button>
            <Heading className={styles.title ?? ''} />
            <Button slot="next" className={styles.button ?? ''}>
              <Icon name="chevron-right" />
            </Button>
          </header>
          <CalendarGrid className={styles.grid ?? ''}>
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ''} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
