import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '#shared/planning/measures/source.ts';
import { measureText, type MeasureText } from '#shared/planning/measures/value-text.ts';
import styles from './measures.module.css';

/** A figure, its months as bars, and what it counts. */
export function MeasureCard({ measure }: { readonly measure: Measure }) {
  const { t, i18n } = useTranslation('measures');
  const id = useId();
  const said = measureText(t, i18n.language, measure.unit);
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.name}>
        {t(`name.${measure.name}`)}
      </h2>
      <p className={styles.value}>
        {said.value(measure.value)}
        {measure.unit !== 'count' && measure.of > 0 && (
          <span className={styles.of}>{t('of', { count: measure.of })}</span>
        )}
      </p>
      <Bars measure={measure} text={said} />
      <p className={styles.definition}>{t(`definition.${measure.name}`)}</p>
    </section>
  );
}

/** Months up to which each bar has its figure over it: more would run into each other. */
const FIGURES = 12;

/** One column a month; the figures stand in a list for those who do not see it. */
function Bars({ measure, text }: { readonly measure: Measure; readonly text: MeasureText }) {
  const { t, i18n } = useTranslation('measures');
  const most = Math.max(0, ...measure.byMonth.map(({ value }) => value ?? 0));
  const top = measure.unit === 'percent' ? 100 : most;
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const step = Math.ceil(measure.byMonth.length / 12);
  return (
    <ul className={styles.bars} aria-label={t('chart', { name: t(`name.${measure.name}`) })}>
      {measure.byMonth.map(({ month: at, value }, index) => {
        const label = month.format(new Date(`${at}-01T00:00:00Z`));
        const said = t('point', { month: `${label} ${at.slice(0, 4)}`, value: text.value(value) });
        return (
          <li key={at} className={styles.column} title={said}>
            <span className="visually-hidden">{said}</span>
            <span className={styles.figure} aria-hidden="true">
              {value === null || measure.byMonth.length > FIGURES ? '' : text.short(value)}
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
