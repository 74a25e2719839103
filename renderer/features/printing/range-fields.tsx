import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { DateField, SegmentedControl } from '../../ui/index.ts';
import type { ChosenRange } from './use-range.ts';
import styles from './printing.module.css';

export function RangeFields({ range, weekStart }: { readonly range: ChosenRange; readonly weekStart: number }) {
  const { t } = useTranslation('printing');
  const presets = (['month', 'quarter', 'year', 'custom'] as const).map((id) => ({ id, label: t(`range.${id}`) }));
  const { locale } = useLocale();
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    new Date(`${range.first}T00:00:00Z`),
    new Date(`${range.last}T00:00:00Z`),
  );
  return (
    <div className={styles.group}>
      <SegmentedControl label={t('range.label')} value={range.preset} options={presets} onChange={range.choose} />
      {range.preset !== 'custom' && <p className={styles.note}>{days}</p>}
      {range.preset === 'custom' && (
        <div className={styles.pair}>
          <DateField
            label={t('range.first')}
            value={range.first}
            isRequired
            weekStart={weekStart}
            onSave={(day) => {
              if (day !== null) range.setFirst(day);
            }}
          />
          <DateField
            label={t('range.last')}
            value={range.last}
            isRequired
            weekStart={weekStart}
            onSave={(day) => {
              if (day !== null) range.setLast(day);
            }}
          />
        </div>
      )}
    </div>
  );
}
