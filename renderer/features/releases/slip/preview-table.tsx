import { useEffect, useRef, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { SlippedRelease } from '#shared/planning/slip/request.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { PreviewRow } from './preview-row.tsx';
import { useStayText } from './stay-text.ts';
import type { SlipConflicts } from './use-slip-conflicts.ts';
import styles from './slip.module.css';

/** Rows drawn at first, and each time the end comes near: hundreds would be drawn anew with every key. */
const STEP = 40;
const COLUMNS = ['release', 'from', 'to', 'parts', 'stays', 'collides'] as const;

export interface PreviewTableProps {
  readonly releases: readonly SlippedRelease[];
  readonly conflicts: SlipConflicts;
  readonly configuration: Configuration;
}

/** Every release with where it comes from and goes to, what goes with it, what stays and what it runs into. */
export function PreviewTable({ releases, conflicts, configuration }: PreviewTableProps) {
  const { t } = useTranslation(['slip', 'calendar', 'conflicts']);
  const { locale } = useLocale();
  const text = useWhenText();
  const stayText = useStayText();
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  const { drawn, scroller, end } = useGrowing();
  const left = releases.length - drawn;
  // A column that says nothing takes room from those that do.
  const stays = releases.some((one) => one.stays.length > 0);
  const collides = conflicts.byRelease.size > 0;
  const columns = COLUMNS.filter((column) => (column === 'stays' ? stays : column !== 'collides' || collides));
  return (
    <div ref={scroller} className={styles.scroll} tabIndex={0} role="region" aria-label={t('preview')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles[column]}>
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {releases.slice(0, drawn).map((one) => (
            <PreviewRow
              key={one.release.id}
              one={one}
              columns={{ stays, collides }}
              conflicts={conflicts.byRelease.get(one.release.id) ?? []}
              engine={conflicts.engine}
              configuration={configuration}
              words={{ t, text, stayText, list, locale }}
            />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p ref={end} className={styles.more}>
          {t('more', { count: left })}
        </p>
      )}
    </div>
  );
}

/** How many rows are drawn: more when the end of those that are comes near. */
function useGrowing() {
  const [drawn, setDrawn] = useState(STEP);
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (end.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setDrawn((count) => count + STEP),
      { root: scroller.current, rootMargin: '100%' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  });
  return { drawn, scroller, end };
}
