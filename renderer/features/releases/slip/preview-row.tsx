import type { TFunction } from 'i18next';
import type { Conflict } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { countMoves } from '#shared/planning/slip/plan-slip.ts';
import { PART_TABLES, type SlippedRelease, type SlipStay } from '#shared/planning/slip/request.ts';
import { Icon } from '../../../ui/index.ts';
import { conflictSentence } from '../../../ui/records/conflict-text.ts';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import type { WhenText } from '../../../ui/records/when-text.ts';
import styles from './slip.module.css';

/** Conflicts told of one release; the rest are counted. */
const MOST_CONFLICTS = 3;

/** What all rows are written with. */
export interface Words {
  readonly t: TFunction<['slip', 'calendar', 'conflicts']>;
  readonly text: WhenText;
  readonly stayText: (stay: SlipStay) => string;
  readonly list: Intl.ListFormat;
  readonly locale: string;
}

export interface PreviewRowProps {
  readonly one: SlippedRelease;
  readonly conflicts: readonly Conflict[];
  readonly engine: ConflictEngine | null;
  readonly configuration: Configuration;
  readonly columns: { readonly stays: boolean; readonly collides: boolean };
  readonly words: Words;
}

export function PreviewRow({ one, conflicts, engine, configuration, columns, words }: PreviewRowProps) {
  const { t, text, stayText, list, locale } = words;
  const { release, from, to } = one;
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          <CodeMark appearance={configuration.releaseTypes.get(release.typeId)?.appearance ?? null} />
          <span>
            {release.key} {release.name !== release.key && <span className={styles.plain}>{release.name}</span>}
            {one.why === 'dependent' && <span className={styles.why}> {t('dependent')}</span>}
          </span>
        </span>
      </th>
      <td className={styles.day}>{from === null ? t('noDate') : text.day(from)}</td>
      <td className={styles.day}>{to === null ? '' : text.day(to)}</td>
      <td>{partsText(one, words)}</td>
      {columns.stays && <td>{list.format(one.stays.map(stayText))}</td>}
      {columns.collides && (
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
      )}
    </tr>
  );
}

/** "2 phases, 1 gate, 1 booking (UAT Payments UAT)": others wait for environments, so those are named. */
function partsText(one: SlippedRelease, { t, list }: Words): string {
  const counts = countMoves([one]);
  const parts = PART_TABLES.filter((table) => counts[table] > 0).map((table) => {
    const counted = t(`calendar:parts.${table}`, { count: counts[table] });
    if (table !== 'bookings') return counted;
    const names = one.moves.flatMap((move) => (move.table === 'bookings' ? [move.label] : []));
    return t('named', { counted, names: list.format(new Set(names)) });
  });
  return parts.length === 0 ? t('alone') : list.format(parts);
}
