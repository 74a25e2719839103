import { useTranslation } from 'react-i18next';
import { Button, DateField, Icon } from '../../../ui/index.ts';
import { FilterPopover } from '../../../ui/filter-popover.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useReleaseList, type DatePreset, type ReleaseFilter } from './list-state.ts';
import styles from './list.module.css';

const PRESETS = ['all', 'overdue', 'next30', 'next90', 'past', 'undated'] as const satisfies readonly DatePreset[];

/** Release date: a preset that follows the day, or a range. */
export function DateFilter({ weekStart }: { readonly weekStart: number }) {
  const { t } = useTranslation('releases');
  const filter = useReleaseList((state) => state.filter);
  const setFilter = useReleaseList((state) => state.setFilter);
  const value = useValueText(filter);
  const setRange = (range: Partial<Pick<ReleaseFilter, 'from' | 'to'>>) => {
    const next = { from: filter.from, to: filter.to, ...range };
    setFilter({ ...next, dates: next.from === null && next.to === null ? 'all' : 'range' });
  };
  return (
    <FilterPopover label={t('filter.date')} value={value}>
      {({ close }) => (
        <div className={styles.dates}>
          {PRESETS.map((dates) => (
            <Button
              key={dates}
              variant="quiet"
              slot={null}
              onPress={() => {
                setFilter({ dates, from: null, to: null });
                close();
              }}
            >
              {t(`filter.dates.${dates}`)}
              {filter.dates === dates && <Icon name="check" />}
            </Button>
          ))}
          <div className={styles.range}>
            <DateField
              label={t('filter.from')}
              value={filter.from}
              weekStart={weekStart}
              onSave={(from) => setRange({ from })}
            />
            <DateField
              label={t('filter.to')}
              value={filter.to}
              weekStart={weekStart}
              onSave={(to) => setRange({ to })}
            />
          </div>
        </div>
      )}
    </FilterPopover>
  );
}

function useValueText(filter: ReleaseFilter): string | null {
  const { t } = useTranslation('releases');
  const text = useWhenText();
  const { dates, from, to } = filter;
  if (dates === 'all') return null;
  if (dates !== 'range') return t(`filter.dates.${dates}`);
  if (from !== null && to !== null && from <= to) return text.shortDays(from, to);
  if (from !== null) return t('filter.since', { date: text.shortDay(from) });
  return to === null ? null : t('filter.until', { date: text.shortDay(to) });
}
