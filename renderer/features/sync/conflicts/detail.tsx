import { useTranslation } from 'react-i18next';
import type { Said } from '#shared/model/sync-conflict.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { Button } from '../../../ui/index.ts';
import { isEditable } from '../../../ui/records/synced-field.tsx';
import { syncedFieldName, syncedValueText, type ValueWords } from '../../../ui/records/synced-value.ts';
import { DetailNote, DetailPane, Side } from '../detail-pane.tsx';
import { isOpen } from './filter.ts';
import type { ConflictRow } from './rows.ts';
import pane from '../list-detail.module.css';
import styles from './conflicts.module.css';

interface DetailProps {
  readonly row: ConflictRow;
  readonly words: ValueWords;
  /** How many fields of the same record are open. */
  readonly siblings: number;
  readonly onKeep: () => void;
  readonly onTake: () => void;
  readonly onEdit: () => void;
  readonly onAgain: () => void;
  readonly onWhole: (take: 'mine' | 'theirs') => void;
  readonly onOpen: () => void;
}

/** One field with both sides whole: what they say, who said it and when, and what follows from each choice. */
export function ConflictDetail(props: DetailProps) {
  const { row, words, siblings, onKeep, onTake, onEdit, onAgain, onWhole, onOpen } = props;
  const { t } = useTranslation('syncConflicts');
  const { conflict, label, yours } = row;
  const { table, field } = conflict;
  const name = t('detail', { field: syncedFieldName(words.t, field), label });
  const whole = (value: unknown) =>
    typeof value === 'string' && value.length > 200 ? value : syncedValueText(table, field, value, words);
  const theirs = useSaid(conflict.theirsSaid, words);
  return (
    <DetailPane
      name={name}
      title={`${label} ${row.title}`}
      actions={
        <Button variant="quiet" icon="panel" onPress={onOpen}>
          {t('openRecord', { label })}
        </Button>
      }
    >
      <div className={pane.sides}>
        <Side title={t('columns.yours')} text={whole(yours)} note={useSaid(conflict.yoursSaid, words)} />
        <Side
          title={t('columns.theirs')}
          text={whole(conflict.theirs)}
          note={conflict.theirsSaid.at === null ? theirs : t('ofWholeRecord', { said: theirs })}
        />
        <Side title={t('columns.base')} text={whole(conflict.base)} note={t('baseNote')} />
      </div>
      {row.isGuarded && <DetailNote>{t('approved')}</DetailNote>}
      {!row.goesOut && <DetailNote>{t('staysHere')}</DetailNote>}
      {isOpen(row) ? (
        <div className={pane.actions}>
          <Button onPress={onKeep}>{t('keep')}</Button>
          <Button onPress={onTake}>{t('take')}</Button>
          {isEditable(table, field) && <Button onPress={onEdit}>{t('edit')}</Button>}
          {siblings > 1 && (
            <span className={styles.whole}>
              {t('ofRecord', { count: siblings, label })}
              <Button variant="quiet" aria-label={t('keepAll', { count: siblings })} onPress={() => onWhole('mine')}>
                {t('keep')}
              </Button>
              <Button variant="quiet" aria-label={t('takeAll', { count: siblings })} onPress={() => onWhole('theirs')}>
                {t('take')}
              </Button>
            </span>
          )}
        </div>
      ) : (
        <div className={pane.actions}>
          <span>{t(conflict.decision === 'mine' ? 'decidedMine' : 'decidedTheirs')}</span>
          {conflict.decision === 'mine' && <Button onPress={onAgain}>{t('again')}</Button>}
        </div>
      )}
    </DetailPane>
  );
}

/** Who said a value and when, as far as anybody knows. */
function useSaid({ by, at }: Said, { names, when }: ValueWords): string {
  const { t } = useTranslation('syncConflicts');
  const moment = at === null ? '' : when.moment(momentFromInstant(at, names.configuration.settings.zone));
  if (by !== '' && moment !== '') return t('saidBy', { who: by, when: moment });
  if (moment !== '') return t('saidAt', { when: moment });
  return by === '' ? t('saidUnknown') : t('saidWho', { who: by });
}
