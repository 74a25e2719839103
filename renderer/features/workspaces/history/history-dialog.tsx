import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#shared/model/journal.ts';
import { TABLES, type TableName } from '#shared/model/tables.ts';
import { journalPage, recordHistory } from '../../../data/history.ts';
import { useLive, useRecord } from '../../../data/live.ts';
import { nextSteps } from '../../../data/undo.ts';
import { Button, Dialog, SegmentedControl } from '../../../ui/index.ts';
import styles from '../workspaces.module.css';
import { StepItem } from './step-item.tsx';
import { TrimDialog } from './trim-dialog.tsx';
import { useValueWords } from './use-value-words.ts';

interface HistoryDialogProps {
  /** Table of the record; `journal` for the plan as a whole. */
  readonly table: string;
  readonly id: string;
  readonly onClose: () => void;
}

const PAGE = 50;

/** Who changed what, when: of one record, or of everything. */
export function HistoryDialog({ table, id, onClose }: HistoryDialogProps) {
  const { t } = useTranslation('history');
  const isRecord = Object.hasOwn(TABLES, table);
  const [of, setOf] = useState<'record' | 'plan'>(isRecord ? 'record' : 'plan');
  const [isTrimming, setTrimming] = useState(false);
  const record = useRecord(isRecord ? (table as TableName) : 'settings', isRecord ? id : null);
  if (isTrimming) return <TrimDialog onDone={() => setTrimming(false)} />;
  // What has no name of its own (an early life support) would be called by its id.
  const named = record === null || record === undefined ? null : labelOf(record);
  const label = named === id ? null : named;
  return (
    <Dialog
      title={label === null ? t('title') : t('titleOf', { label })}
      size="large"
      onClose={onClose}
      isDismissable
      footer={of === 'plan' ? <Button onPress={() => setTrimming(true)}>{t('trim')}</Button> : undefined}
    >
      <div className={styles.stack}>
        {isRecord && (
          <div className={styles.actions}>
            <SegmentedControl
              label={t('title')}
              value={of}
              options={[
                { id: 'record', label: t('ofRecord') },
                { id: 'plan', label: t('ofPlan') },
              ]}
              onChange={setOf}
            />
          </div>
        )}
        <div>{of === 'record' ? <RecordSteps table={table as TableName} id={id} /> : <PlanSteps />}</div>
      </div>
    </Dialog>
  );
}

function useTopId(): string | null {
  return useLive(async (db) => (await nextSteps(db)).undo?.id ?? null, []) ?? null;
}

function RecordSteps({ table, id }: { readonly table: TableName; readonly id: string }) {
  const { t } = useTranslation('history');
  const words = useValueWords();
  const top = useTopId();
  const steps = useLive((db) => recordHistory(db, table, id), [table, id]);
  if (steps?.length === 0) return <p className={styles.told}>{t('none')}</p>;
  return (
    <ol className={styles.list}>
      {steps?.map(({ entry, change }) => (
        <StepItem key={entry.id} entry={entry} change={change} words={words} isTop={entry.id === top} />
      ))}
    </ol>
  );
}

function PlanSteps() {
  const { t } = useTranslation('history');
  const words = useValueWords();
  const top = useTopId();
  const [count, setCount] = useState(PAGE);
  const steps = useLive((db) => journalPage(db, null, count + 1), [count]);
  return (
    <>
      <ol className={styles.list}>
        {steps?.slice(0, count).map((entry) => (
          <StepItem key={entry.id} entry={entry} change={null} words={words} isTop={entry.id === top} />
        ))}
      </ol>
      {steps !== undefined && steps.length > count && (
        <Button variant="quiet" onPress={() => setCount(count + PAGE)}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
