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
} from 'react-aria-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import field from './field.module.css';
import list from './list.module.css';
import styles from './date-field.module.css';

/** Segments to type in, a button for the month, and what the caller puts at the end. */
export function DateInputs({ after, onEnter }: { readonly after?: ReactNode; readonly onEnter: () => void }) {
  const { t } = useTranslation('common');
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
