import { ToggleButton, ToggleButtonGroup, useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { weekdayShort } from './options.ts';
import styles from './working-days.module.css';

interface WorkingDaysProps {
  /** ISO weekdays. */
  readonly value: readonly number[];
  readonly weekStart: number;
  readonly onSave: (value: number[]) => void;
}

export function WorkingDays({ value, weekStart, onSave }: WorkingDaysProps) {
  const { t } = useTranslation('settings');
  const { locale } = useLocale();
  const days = Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1);
  return (
    <ToggleButtonGroup
      aria-label={t('field.workingDays')}
      className={styles.days ?? ''}
      selectionMode="multiple"
      selectedKeys={value.map(String)}
      onSelectionChange={(keys) => onSave([...keys].map(Number).sort((a, b) => a - b))}
    >
      {days.map((day) => (
        <ToggleButton key={day} id={String(day)} className={styles.day ?? ''}>
          {weekdayShort(day, locale)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
