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

/** Months up to which each bar has its figure over it and its name beneath: more would run into each other. */
const FIGURES = 12;

/** Height of the highest bar and of the room above it for its figure, px. */
const TRACK = 47;
const ROOM = 14;
/** Line beneath the bars. */
const LABELS = 17;

/** As on paper: a month of nothing has its figure on the base line. */
const heightOf = (value: number, top: number): number => (top > 0 ? (TRACK * Math.max(0, value)) / top : 0);

/** Over more than a year quarters are named, and the year where it begins: one October looks like the other. */
function quarterLabel(month: string, name: string): string {
  const number = Number(month.slice(5, 7));
  return number === 1 ? month.slice(0, 4) : number % 3 === 1 ? name : '';
}

/** One column a month; the figures stand in a list for those who do not see it. */
function Bars({ measure, text }: { readonly measure: Measure; readonly text: MeasureText }) {
  const { t, i18n } = useTranslation('measures');
  const most = Math.max(0, ...measure.byMonth.map(({ value }) => value ?? 0));
  const top = measure.unit === 'percent' ? 100 : most;
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const isLong = measure.byMonth.length > FIGURES;
  return (
    <ul className={styles.bars} aria-label={t('chart', { name: t(`name.${measure.name}`) })}>
      {measure.byMonth.map(({ month: at, value }) => {
        const label = month.format(new Date(`${at}-01T00:00:00Z`));
        const said = t('point', { month: `${label} ${at.slice(0, 4)}`, value: text.value(value) });
        return (
          <li key={at} className={styles.column} title={said}>
            <span className="visually-hidden">{said}</span>
            <svg className={styles.bar} height={ROOM + TRACK + LABELS} aria-hidden="true">
              <rect className={styles.ground} y={ROOM + TRACK} width="100%" height="1" />
              {value !== null && (
                <>
                  <rect
                    className={styles.fill}
                    x="10%"
                    y={ROOM + TRACK - heightOf(value, top)}
                    width="80%"
                    height={heightOf(value, top)}
                  />
                  {!isLong && (
                    <text className={styles.figure} x="50%" y={ROOM + TRACK - heightOf(value, top) - 3}>
                      {text.short(value)}
                    </text>
                  )}
                </>
              )}
              <text className={styles.month} x="50%" y={ROOM + TRACK + LABELS - 4}>
                {isLong ? quarterLabel(at, label) : label}
              </text>
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
