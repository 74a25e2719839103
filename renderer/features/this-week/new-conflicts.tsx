import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseRef, type Conflict } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import type { Known } from '../../data/conflicts.ts';
import { Button, Icon } from '../../ui/index.ts';
import { conflictSentence, whenOfInterval } from '../../ui/records/conflict-text.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import styles from './this-week.module.css';

/** Rows shown; the page of conflicts has them all. */
const MOST = 10;

interface NewConflictsProps {
  readonly conflicts: readonly Known[];
  readonly engine: ConflictEngine;
}

/** Conflicts that came up since yesterday morning and that nobody has waived. */
export function NewConflicts({ conflicts, engine }: NewConflictsProps) {
  const { t } = useTranslation('thisWeek');
  if (conflicts.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('kinds.conflicts')}>
      <h2 className={styles.heading}>
        {t('kinds.conflicts')} <span className={styles.count}>{conflicts.length}</span>
      </h2>
      <ul className={styles.rows}>
        {conflicts.slice(0, MOST).map(({ conflict }) => (
          <ConflictRow key={conflict.id} conflict={conflict} engine={engine} />
        ))}
      </ul>
      {conflicts.length > MOST && (
        <Button variant="quiet" onPress={() => useNavigation.getState().go('conflicts')}>
          {t('allConflicts')}
        </Button>
      )}
    </section>
  );
}

/** When, what, by which rule: in the columns of what is due. */
function ConflictRow({ conflict, engine }: { readonly conflict: Conflict; readonly engine: ConflictEngine }) {
  const { t } = useTranslation('conflicts');
  const { locale } = useLocale();
  const text = useWhenText();
  const sentence = conflictSentence(conflict, engine, t, locale);
  const when = conflict.overlap === null ? null : whenOfInterval(conflict.overlap, engine);
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={() => show(conflict.records[0])}>
        <span className={styles.day}>
          {when !== null && text.weekDay(daysOfWhen(when, engine.context.instants.zone).first)}
        </span>
        <span className={styles.time}>{when?.type === 'moments' ? when.start.wall.slice(11, 16) : ''}</span>
        <span className={styles.sign} data-severity={conflict.severity}>
          <Icon name="warning" size={14} />
        </span>
        <span className={styles.name} title={sentence}>
          {sentence}
        </span>
        <span className={styles.why}>
          <span className={styles.text}>{t(`rules.${conflict.rule}`)}</span>
        </span>
      </button>
    </li>
  );
}

/** The record to move first, with its free slots, in the inspector. */
function show(ref: string | undefined): void {
  const name = ref === undefined ? null : parseRef(ref);
  if (name !== null) useNavigation.getState().select(name);
}
