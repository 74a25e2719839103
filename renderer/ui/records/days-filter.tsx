import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { Button } from '../button.tsx';
import { DateField } from '../date-field.tsx';
import { FilterPopover } from '../filter-popover.tsx';
import { Icon } from '../icon.tsx';
import { useWhenText } from './when-text.ts';
import styles from './days-filter.module.css';

/** The days asked for, both inclusive; null is open. */
export interface DaysRange {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export interface DaysFilterProps<Preset extends string> extends DaysRange {
  readonly label: string;
  /** Spans that follow the day; the first filters nothing. */
  readonly presets: readonly { readonly id: Preset; readonly label: string }[];
  readonly chosen: Preset | 'range';
  readonly weekStart: number;
  readonly onChange: (chosen: Preset | 'range', range: DaysRange) => void;
}

/** Filters by when something is: a preset that follows the day, or a range. */
export function DaysFilter<Preset extends string>(props: DaysFilterProps<Preset>) {
  const { label, presets, chosen, from, to, weekStart, onChange } = props;
  const { t } = useTranslation('common');
  const rangeText = useRangeText(props);
  const [none] = presets;
  const value = chosen === 'range' ? rangeText : (presets.find(({ id }) => id === chosen)?.label ?? null);
  const setRange = (change: Partial<DaysRange>) => {
    const range = { from, to, ...change };
    const isOpen = range.from === null && range.to === null && none !== undefined;
    onChange(isOpen ? none.id : 'range', range);
  };
  return (
    <FilterPopover label={label} value={chosen === none?.id ? null : value}>
      {({ close }) => (
        <div className={styles.choices}>
          {presets.map((preset) => (
            <Button
              key={preset.id}
              variant="quiet"
              slot={null}
              onPress={() => {
                onChange(preset.id, { from: null, to: null });
                close();
              }}
            >
              {preset.label}
              {preset.id === chosen && <Icon name="check" />}
            </Button>
          ))}
          <div className={styles.range}>
            <DateField
              label={t('days.from')}
              value={from}
              weekStart={weekStart}
              onSave={(day) => setRange({ from: day })}
            />
            <DateField label={t('days.to')} value={to} weekStart={weekStart} onSave={(day) => setRange({ to: day })} />
          </div>
        </div>
      )}
    </FilterPopover>
  );
}

function useRangeText({ from, to }: DaysRange): string | null {
  const { t } = useTranslation('common');
  const text = useWhenText();
  if (from !== null && to !== null && from <= to) return text.shortDays(from, to);
  if (from !== null) return t('days.since', { date: text.shortDay(from) });
  return to === null ? null : t('days.until', { date: text.shortDay(to) });
}
