import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { dailyFigures, PRIORITIES, totalOf } from '#shared/planning/support/figures.ts';
import { Section } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { PartProps } from '../page/support-page.tsx';
import styles from './overview.module.css';

const HEIGHT = 96;
const SLOT = 14;
const BAR = 10;

/** A bar a day: what was open at its end, P1 lowest; each priority has a look of its own beside its colour. */
export function OpenChart({ log }: PartProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const hatch = useId();
  const figures = dailyFigures(log).slice(-60);
  const most = Math.max(1, ...figures.map(({ open }) => totalOf(open)));
  const [first] = figures;
  const last = figures.at(-1);
  return (
    <Section title={t('overview.open')}>
      {first === undefined || last === undefined ? (
        <p className={styles.muted}>{t('overview.openEmpty')}</p>
      ) : (
        <figure className={styles.chart}>
          <svg
            role="img"
            aria-label={t('overview.series', { count: totalOf(last.open) })}
            width={figures.length * SLOT}
            height={HEIGHT}
          >
            <pattern id={hatch} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect className={styles.hatchGround} width={4} height={4} />
              <rect className={styles.hatchLine} width={1.5} height={4} />
            </pattern>
            <line className={styles.axis} x1={0} x2={figures.length * SLOT} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
            {figures.map(({ day, open }, at) => {
              let below = 0;
              return (
                <g key={day}>
                  <title>
                    {`${text.weekDay(day)}: ${t('board.openIncidents', { p1: open[1], p2: open[2], p3: open[3], p4: open[4] })}`}
                  </title>
                  <rect className={styles.hit} x={at * SLOT} y={0} width={SLOT} height={HEIGHT} />
                  {PRIORITIES.map((priority) => {
                    const height = (open[priority] / most) * (HEIGHT - 8);
                    below += height;
                    return (
                      <rect
                        key={priority}
                        className={styles.bar}
                        data-priority={priority}
                        {...(priority === 2 ? { fill: `url(#${hatch})` } : {})}
                        x={at * SLOT + (SLOT - BAR) / 2}
                        y={HEIGHT - below}
                        width={BAR}
                        height={Math.max(0, height - (height > 2 ? 1 : 0))}
                      />
                    );
                  })}
                </g>
              );
            })}
          </svg>
          <figcaption className={styles.caption}>
            <span>{text.dayMonths(first.day, last.day)}</span>
            <span>{t('overview.seriesMost', { count: most })}</span>
            {PRIORITIES.map((priority) => (
              <span key={priority} className={styles.key}>
                <i data-priority={priority} />
                {t(`incident.priorities.${priority}`)}
              </span>
            ))}
          </figcaption>
        </figure>
      )}
    </Section>
  );
}
