import { useTranslation } from 'react-i18next';
import { Button, DateField, Icon } from '../../../ui/index.ts';
import { FilterPopover } from '../../../ui/filter-popover.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useBookingList, type BookingFilter, type Period } from './list-state.ts';
import styles from './list.module.css';

const PRESETS = ['all', 'current', 'next30', 'past'] as const satisfies readonly Period[];

/** When they are: a preset that follows the day, or a range. */
export function PeriodFilter({ weekStart }: { readonly weekStart: number }) {
  const { t } = useTranslation('environments');
  const filter = useBookingList((state) => state.filter);
  const setFilter = useBookingList((state) => state.setFilter);
  const value = usePeriodText(filter);
  const setRange = (range: Partial<Pick<BookingFilter, 'from' | 'to'>>) => {
    const next = { from: filter.from, to: filter.to, ...range };
    setFilter({ ...next, period: next.from === null && next.to === null ? 'all' : 'range' });
  };
  return (
    <FilterPopover label={t('filter.period')} value={value}>
      {({ close }) => (
        <div className={styles.dates}>
          {PRESETS.map((period) => (
            <Button
              key={period}
              variant="quiet"
              slot={null}
              onPress={() => {
                setFilter({ period, from: null, to: null });
                close();
              }}
            >
              {t(`filter.periods.${period}`)}
              {filter.period === period && <Icon name="check" />}
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

function usePeriodText({ period, from, to }: BookingFilter): string | null {
  const { t } = useTranslation('environments');
  const text = useWhenText();
  if (period === 'all') return null;
  if (period !== 'range') return t(`filter.periods.${period}`);
  if (from !== null && to !== null && from <= to) return text.shortDays(from, to);
  if (from !== null) return t('filter.since', { date: text.shortDay(from) });
  return to === null ? null : t('filter.until', { date: text.shortDay(to) });
}
