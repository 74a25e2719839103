import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/index.ts';

const CHOICES = [5, 15, 30, 60, 240, 1_440] as const;
const ON_DEMAND = '-';

interface ScheduleSelectProps {
  /** Minutes between two runs; null: on demand alone. */
  readonly value: number | null;
  readonly onSave: (minutes: number | null) => void;
}

export function ScheduleSelect({ value, onSave }: ScheduleSelectProps) {
  const { t } = useTranslation('syncConnections');
  const own = value === null || CHOICES.some((one) => one === value) ? [] : [value];
  const label = (minutes: number): string => {
    if (minutes === 1_440) return t('every.day');
    return minutes % 60 === 0 ? t('every.hours', { count: minutes / 60 }) : t('every.minutes', { count: minutes });
  };
  return (
    <Select
      label={t('field.schedule')}
      value={value === null ? ON_DEMAND : String(value)}
      options={[
        { id: ON_DEMAND, label: t('every.onDemand') },
        ...[...CHOICES, ...own]
          .sort((a, b) => a - b)
          .map((minutes) => ({ id: String(minutes), label: label(minutes) })),
      ]}
      onSave={(id) => onSave(id === ON_DEMAND ? null : Number(id))}
    />
  );
}
