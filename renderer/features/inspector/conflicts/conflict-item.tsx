import { useTranslation } from 'react-i18next';
import type { Waiver } from '#shared/model/waiver.ts';
import { parseRef, type Ref } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { Known } from '../../../data/conflicts.ts';
import { classNames, Icon, Button } from '../../../ui/index.ts';
import { refName, whenOfInterval } from '../../../ui/records/conflict-text.ts';
import { useWaiverText } from '../../../ui/records/waiver-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './conflicts.module.css';

export interface ConflictItemProps {
  readonly known: Known;
  readonly sentence: string;
  readonly engine: ConflictEngine;
  readonly onWaive: () => void;
  readonly onEnd: () => void;
}

/** One conflict: what it is, when, the other records a click away, and its waiver. */
export function ConflictItem({ known, sentence, engine, onWaive, onEnd }: ConflictItemProps) {
  const { t } = useTranslation('conflicts');
  const text = useWhenText();
  const selection = useNavigation((state) => state.selection);
  const { conflict, waiver, lapsed } = known;
  const others = conflict.records.filter((ref) => !isSelf(ref, selection));
  return (
    <li className={styles.item}>
      <div className={classNames(styles.head, waiver !== null && styles.isWaived)}>
        <span className={conflict.severity === 'error' ? styles.error : styles.warning}>
          <Icon name={waiver === null ? 'warning' : 'check'} size={14} />
        </span>
        <span>
          <span className={styles.rule}>{t(`rules.${conflict.rule}`)}</span>
          <span className={styles.sentence}>{sentence}</span>
          {conflict.overlap !== null && (
            <span className={styles.when}>{text.when(whenOfInterval(conflict.overlap, engine))}</span>
          )}
        </span>
      </div>
      {others.length > 0 && (
        <div className={styles.others}>
          {others.map((ref) => (
            <OtherRecord key={ref} to={ref} name={refName(ref, engine, t)} />
          ))}
        </div>
      )}
      {waiver === null ? (
        <div className={styles.actions}>
          {lapsed !== null && <p className={styles.muted}>{t('waived.lapsed', { reason: lapsed.reason })}</p>}
          <Button variant="quiet" onPress={onWaive}>
            {t('waive.action')}
          </Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <p className={styles.muted}>
            <WaivedBy waiver={waiver} engine={engine} />
          </p>
          <Button variant="quiet" onPress={onEnd}>
            {t('waived.end')}
          </Button>
        </div>
      )}
    </li>
  );
}

function WaivedBy({ waiver, engine }: Pick<ConflictItemProps, 'engine'> & { readonly waiver: Waiver }) {
  return useWaiverText(engine.context.configuration)(waiver);
}

function OtherRecord({ to, name }: { readonly to: Ref; readonly name: string }) {
  const select = useNavigation((state) => state.select);
  return (
    <button
      type="button"
      className={styles.other}
      onClick={() => {
        const record = parseRef(to);
        if (record !== null) select(record);
      }}
    >
      {name}
    </button>
  );
}

function isSelf(ref: Ref, selection: { readonly table: string; readonly id: string } | null): boolean {
  const name = parseRef(ref);
  return name === null || (name.table === selection?.table && name.id === selection.id);
}
