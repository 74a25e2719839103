import { useTranslation } from 'react-i18next';
import { DaysFilter } from '../../../ui/records/days-filter.tsx';
import { useReleaseList, type DatePreset } from './list-state.ts';

const PRESETS = ['all', 'overdue', 'next30', 'next90', 'past', 'undated'] as const satisfies readonly DatePreset[];

/** Release date. */
export function DateFilter({ weekStart }: { readonly weekStart: number }) {
  const { t } = useTranslation('releases');
  const { dates, from, to } = useReleaseList((state) => state.filter);
  const setFilter = useReleaseList((state) => state.setFilter);
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
