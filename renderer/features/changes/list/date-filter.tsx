import { useTranslation } from 'react-i18next';
import { DaysFilter } from '../../../ui/records/days-filter.tsx';
import { useChangeList, type DatePreset } from './list-state.ts';

const PRESETS = ['all', 'next7', 'next30', 'open', 'past', 'undated'] as const satisfies readonly DatePreset[];

/** Planned start. */
export function DateFilter({ weekStart }: { readonly weekStart: number }) {
  const { t } = useTranslation('changes');
  const { dates, from, to } = useChangeList((state) => state.filter);
  const setFilter = useChangeList((state) => state.setFilter);
  return (
    <DaysFilter
      label={t('filter.date')}
      presets={PRESETS.map((id) => ({ id, label: t(`filter.dates.${id}`) }))}
      chosen={dates}
      from={from}
      to={to}
      weekStart={weekStart}
      onChange={(chosen, range) => setFilter({ dates: chosen, ...range })}
    />
  );
}
