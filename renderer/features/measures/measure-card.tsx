import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '#shared/planning/measures/source.ts';
import styles from './measures.module.css';

/** A figure, its months as bars, and what it counts. */
export function MeasureCard({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation('measures');
  const id = useId();
  const say = useValueText(measure.unit);
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.name}>
        {t(`name.${measure.name}`)}
      </h2>
      <p className={styles.value}>
        {say(measure.value)}
        {measure.unit !== 'count' && measure.of > 0 && (
          <span className={styles.of}>{t('of', { count: measure.of })}</span>
        )}
      </p>
      <Bars measure={measure} say={say} />
      <p className={styles.definition}>{t(`definition.${measure.name}`)}</p>
    </section>
  );
}

/** Months up to which each bar has its figure over it: more would run into each other. */
const FIGURES = 12;

type Say = (value: number | null) => string;

function useValueText(unit: Measure['unit']): Say {
  const { t, i18n } = useTranslation('measures');
  return (value) => {
    if (value === null) return t('none');
    const digits = unit === 'count' || Math.abs(value) >= 100 ? 0 : 1;
    const text = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value);
    return unit === 'count' ? text : t(unit, { value: text });
  };
}

/** One column a month; the figures stand in a list for those who do not see it. */
function Bars({ measure, say }: { readonly measure: Measure; readonly say: Say }) {
  const { t, i18n } = useTranslation('measures');
  const most = Math.max(0, ...measure.byMonth.map(({ value }) => value ?? 0));
  const top = measure.unit === 'percent' ? 100 : most;
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  // Without its unit, which stands above.
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const bare = (value: number) => number.format(Math.abs(value) >= 10 ? Math.round(value) : value);
  const step = Math.ceil(measure.byMonth.length / 12);
  return (
    <ul className={styles.bars} aria-label={t('chart', { name: t(`name.${measure.name}`) })}>
      {measure.byMonth.map(({ month: at, value }, index) => {
        const label = month.format(new Date(`${at}-01T00:00:00Z`));
        const said = t('point', { month: `${label} ${at.slice(0, 4)}`, value: say(value) });
        return (
          <li key={at} className={styles.column} title={said}>
            <span className="visually-hidden">{said}</span>
            <span className={styles.figure} aria-hidden="true">
              {value === null || measure.byMonth.length > FIGURES ? '' : bare(value)}
            </span>
            <svg className={styles.bar} viewBox="0 0 10 48" preserveAspectRatio="none" aria-hidden="true">
              <rect className={styles.ground} x="0" y="47" width="10" height="1" />
              {value !== null && top > 0 && (
                <rect className={styles.fill} x="1" y={47 - (47 * value) / top} width="8" height={(47 * value) / top} />
              )}
            </svg>
            <span className={styles.month} aria-hidden="true">
              {index % step === 0 ? label.slice(0, 3) : ''}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
