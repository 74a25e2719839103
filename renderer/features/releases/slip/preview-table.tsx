import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { countMoves } from '#shared/planning/slip/plan-slip.ts';
import { PART_TABLES, type SlippedRelease } from '#shared/planning/slip/request.ts';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { Icon } from '../../../ui/index.ts';
import { useStayText } from './stay-text.ts';
import type { SlipPreview } from './use-slip.ts';
import styles from './slip.module.css';

/** Rows drawn; the rest are counted beneath. */
const MOST_ROWS = 400;
/** After every date. */
const LAST = '~';

export interface PreviewTableProps {
  readonly preview: SlipPreview;
  readonly configuration: Configuration;
}

/** Every release with where it comes from and goes to, what goes with it, what stays and what it falls into. */
export function PreviewTable({ preview, configuration }: PreviewTableProps) {
  const { t } = useTranslation('slip');
  const releases = useMemo(
    () => [...preview.plan.releases].sort((a, b) => ((a.from ?? LAST) < (b.from ?? LAST) ? -1 : 1)),
    [preview.plan],
  );
  const hits = useMemo(() => {
    const byRelease = new Map<string, string[]>();
    for (const { releaseId, title } of preview.collisions)
      byRelease.set(releaseId, [...(byRelease.get(releaseId) ?? []), title]);
    return byRelease;
  }, [preview.collisions]);
  const left = releases.length - MOST_ROWS;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('preview')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['release', 'from', 'to', 'parts', 'stays', 'collides'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {releases.slice(0, MOST_ROWS).map((one) => (
            <Row key={one.release.id} one={one} hits={hits.get(one.release.id) ?? NONE} configuration={configuration} />
          ))}
        </tbody>
      </table>
      {left > 0 && <p className={styles.more}>{t('more', { count: left })}</p>}
    </div>
  );
}

const NONE: readonly string[] = [];

interface RowProps {
  readonly one: SlippedRelease;
  readonly hits: readonly string[];
  readonly configuration: Configuration;
}

function Row({ one, hits, configuration }: RowProps) {
  const { t } = useTranslation(['slip', 'calendar']);
  const { locale } = useLocale();
  const text = useWhenText();
  const stayText = useStayText();
  const { release, from, to } = one;
  const counts = useMemo(() => countMoves([one]), [one]);
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  const parts = PART_TABLES.filter((table) => counts[table] > 0).map((table) =>
    t(`calendar:parts.${table}`, { count: counts[table] }),
  );
  return (
    <tr>
      <th scope="row">
        <span className={styles.release}>
          <CodeMark appearance={configuration.releaseTypes.get(release.typeId)?.appearance ?? null} />
          <span>
            {release.key} {release.name !== release.key && <span className={styles.name}>{release.name}</span>}
            {one.why === 'dependent' && <span className={styles.why}> {t('dependent')}</span>}
          </span>
        </span>
      </th>
      <td className={styles.day}>{from === null ? t('noDate') : text.day(from)}</td>
      <td className={styles.day}>{to === null ? '' : text.day(to)}</td>
      <td>{parts.length === 0 ? t('alone') : list.format(parts)}</td>
      <td>{list.format(one.stays.map(stayText))}</td>
      <td className={styles.warn}>
        {hits.length > 0 && (
          <span className={styles.hit}>
            <Icon name="warning" size={12} />
            <span>{list.format(hits)}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
