import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseRef } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { Known } from '../../data/conflicts.ts';
import { Button, Icon } from '../../ui/index.ts';
import { conflictSentence } from '../../ui/records/conflict-text.ts';
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
  const { t } = useTranslation(['thisWeek', 'conflicts']);
  const { locale } = useLocale();
  if (conflicts.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('kinds.conflicts')}>
      <h2 className={styles.heading}>
        {t('kinds.conflicts')} <span className={styles.count}>{conflicts.length}</span>
      </h2>
      <ul className={styles.rows}>
        {conflicts.slice(0, MOST).map(({ conflict }) => {
          const sentence = conflictSentence(conflict, engine, t, locale);
          return (
            <li key={conflict.id} className={styles.row}>
              <button type="button" className={styles.gone} onClick={() => show(conflict.records[0])}>
                <span className={styles.why} data-severity={conflict.severity}>
                  <Icon name="warning" size={14} />
                  <span className={styles.text}>{t(`conflicts:rules.${conflict.rule}`)}</span>
                </span>
                <span className={styles.name} title={sentence}>
                  {sentence}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {conflicts.length > MOST && (
        <Button variant="quiet" onPress={() => useNavigation.getState().go('conflicts')}>
          {t('allConflicts')}
        </Button>
      )}
    </section>
  );
}

/** The record to move first, with its free slots, in the inspector. */
function show(ref: string | undefined): void {
  const name = ref === undefined ? null : parseRef(ref);
  if (name !== null) useNavigation.getState().select(name);
}
