import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { countMoves } from '#shared/planning/slip/plan-slip.ts';
import { PART_TABLES, type SlippedRelease } from '#shared/planning/slip/request.ts';
import { conflictSentence } from '../../../ui/records/conflict-text.ts';
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
            <Row
              key={one.release.id}
              one={one}
              conflicts={preview.conflicts.get(one.release.id) ?? NONE}
              engine={preview.engine}
              configuration={configuration}
            />
          ))}
        </tbody>
      </table>
      {left > 0 && <p className={styles.more}>{t('more', { count: left })}</p>}
    </div>
  );
}

const NONE: readonly Conflict[] = [];
/** Conflicts told of one release; the rest are counted. */
const MOST_CONFLICTS = 3;

interface RowProps {
  readonly one: SlippedRelease;
  readonly conflicts: readonly Conflict[];
  readonly engine: ConflictEngine | null;
  readonly configuration: Configuration;
}

function Row({ one, conflicts, engine, configuration }: RowProps) {
  const { t } = useTranslation(['slip', 'calendar', 'conflicts']);
  const { locale } = useLocale();
  const text = useWhenText();
  const stayText = useStayText();
  const { release, from, to } = one;
  const counts = useMemo(() => countMoves([one]), [one]);
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  const booked = one.moves.flatMap(({ table, label }) => (table === 'bookings' ? [label] : []));
  const parts = PART_TABLES.filter((table) => counts[table] > 0).map((table) => {
    const counted = t(`calendar:parts.${table}`, { count: counts[table] });
    return table === 'bookings' ? t('named', { counted, names: list.format(booked) }) : counted;
  });
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
        {engine !== null &&
          conflicts.slice(0, MOST_CONFLICTS).map((conflict) => (
            <span key={conflict.id} className={styles.hit}>
              <Icon name="warning" size={12} />
              <span>{conflictSentence(conflict, engine, t, locale)}</span>
            </span>
          ))}
        {conflicts.length > MOST_CONFLICTS && t('moreConflicts', { count: conflicts.length - MOST_CONFLICTS })}
      </td>
    </tr>
  );
}
