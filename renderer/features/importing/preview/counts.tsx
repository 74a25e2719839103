import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/index.ts';
import type { ImportCounts } from '#shared/importing/index.ts';
import styles from '../importing.module.css';

/** What importing does, as counts; what is zero is not said, except that something or nothing is new. */
export function Counts({ counts }: { readonly counts: ImportCounts }) {
  const { t } = useTranslation('importing');
  const shown = [
    { key: 'new', count: counts.created, tone: 'ok' },
    { key: 'changed', count: counts.updated, tone: 'accent' },
    { key: 'conflict', count: counts.conflicts, tone: 'warn' },
    { key: 'same', count: counts.unchanged, tone: 'neutral' },
    { key: 'gone', count: counts.gone, tone: 'neutral' },
    { key: 'removed', count: counts.removed, tone: 'neutral' },
    { key: 'failed', count: counts.failed, tone: 'danger' },
    { key: 'skipped', count: counts.skipped, tone: 'neutral' },
  ] as const;
  const said = shown.filter(({ key, count }) => count > 0 || key === 'new');
  return (
    <ul className={styles.counts} aria-label={t('counts.label')}>
      {said.map(({ key, count, tone }) => (
        <li key={key}>
          <Badge tone={tone}>{t(`counts.${key}`, { count })}</Badge>
        </li>
      ))}
    </ul>
  );
}
