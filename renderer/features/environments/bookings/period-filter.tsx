import { useTranslation } from 'react-i18next';
import { DaysFilter } from '../../../ui/records/days-filter.tsx';
import { useBookingList, type Period } from './list-state.ts';

const PRESETS = ['all', 'current', 'next30', 'past'] as const satisfies readonly Period[];

/** When they are. */
export function PeriodFilter({ weekStart }: { readonly weekStart: number }) {
  const { t } = useTranslation('environments');
  const { period, from, to } = useBookingList((state) => state.filter);
  const setFilter = useBookingList((state) => state.setFilter);
  return (
    <DaysFilter
      label={t('filter.period')}
      presets={PRESETS.map((id) => ({ id, label: t(`filter.periods.${id}`) }))}
      chosen={period}
      from={from}
      to={to}
      weekStart={weekStart}
      onChange={(chosen, range) => setFilter({ period: chosen, ...range })}
    />
  );
}
