import { useTranslation } from 'react-i18next';
import { Button, IconButton, MenuButton, PageHeader, SegmentedControl } from '../../../ui/index.ts';
import { CALENDAR_VIEWS, type CalendarViewName, useCalendarView } from '../../../ui/state/calendar-view.ts';
import styles from './page.module.css';

export interface CalendarHeaderProps {
  readonly title: string;
  readonly onStep: (by: 1 | -1) => void;
  readonly onToday: () => void;
  readonly onNew: () => void;
  readonly onView: (view: CalendarViewName) => void;
}

/** Page title, view switch, ‹ today › and the period shown. */
export function CalendarHeader({ title, onStep, onToday, onNew, onView }: CalendarHeaderProps) {
  const { t } = useTranslation('calendar');
  const view = useCalendarView((state) => state.view);
  return (
    <PageHeader title={t('title')}>
      <div className={styles.wideOnly}>
        <SegmentedControl
          label={t('viewSwitch')}
          value={view}
          options={CALENDAR_VIEWS.map((id) => ({ id, label: t(`views.${id}`) }))}
          onChange={onView}
        />
      </div>
      <div className={styles.narrowOnly}>
        <MenuButton
          label={t(`views.${view}`)}
          items={CALENDAR_VIEWS.map((id, index) => ({
            id,
            label: t(`views.${id}`),
            keys: String(index + 1),
            onAction: () => onView(id),
          }))}
        />
      </div>
      <div className={styles.steps} role="group" aria-label={t('period')}>
        <IconButton icon="chevron-left" label={t(`previous.${view}`)} keys="k" onPress={() => onStep(-1)} />
        <Button variant="quiet" onPress={onToday}>
          {t('today')}
        </Button>
        <IconButton icon="chevron-right" label={t(`next.${view}`)} keys="j" onPress={() => onStep(1)} />
      </div>
      <h2 className={styles.period} aria-live="polite">
        {title}
      </h2>
      <span className={styles.space} />
      <div className={styles.roomyOnly}>
        <Button icon="plus" onPress={onNew}>
          {t('new')}
        </Button>
      </div>
      <div className={styles.tightOnly}>
        <IconButton icon="plus" label={t('commands.create')} keys="n" onPress={onNew} />
      </div>
    </PageHeader>
  );
}
