import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import type { Train } from '#shared/model/train.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { TrainPlan } from '#shared/planning/trains/plan-types.ts';
import { useEdit } from '../../../data/edit.ts';
import { trainChanges } from '../../../data/trains.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Checkbox, Dialog } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { ConflictTable } from './conflict-table.tsx';
import { useValueText } from './value-text.ts';
import styles from './trains.module.css';

export interface GenerateDialogProps {
  readonly train: Train;
  readonly plan: TrainPlan;
  readonly until: PlainDate;
  readonly configuration: Configuration;
  readonly onClose: () => void;
}

/** Lines drawn of one list; the rest are counted. */
const MOST = 100;
const NONE: ReadonlySet<string> = new Set();

/** What generating makes, changes, asks, would remove and keeps, before it is done; one step to undo. */
export function GenerateDialog({ train, plan, until, configuration, onClose }: GenerateDialogProps) {
  const { t } = useTranslation(['trains', 'common']);
  const { db } = useWorkspace();
  const edit = useEdit();
  const text = useWhenText();
  const valueText = useValueText(configuration);
  const [take, setTake] = useState<ReadonlySet<string>>(NONE);
  const [remove, setRemove] = useState(true);
  const made = plan.makes.filter(({ table }) => table === 'releases');
  const changed = plan.changes.filter(({ fields, conflicts }) => Object.keys(fields).length + conflicts.length > 0);
  const isNothing = plan.makes.length + changed.length + plan.removals.length === 0;
  const submit = async () => {
    const params = {
      label: train.name,
      made: made.length,
      changed: changed.length,
      removed: remove ? plan.removals.length : 0,
    };
    const changes = await trainChanges(db, train.id, plan, { take, remove });
    if ((await edit('trainGenerated', params, changes)) !== null) onClose();
  };
  const changeLines = changed.flatMap(({ label, fields, link, recordId }) =>
    Object.entries(fields).map(([field, value]) => ({
      id: `${recordId}:${field}`,
      text: t('preview.change', {
        label,
        field: t(`part.${field as 'name'}`),
        before: valueText(link.base[field]),
        after: valueText(value),
      }),
    })),
  );
  return (
    <Dialog
      title={t('preview.title', { label: train.name })}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={isNothing} onPress={() => void submit()}>
            {t('preview.apply')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {isNothing && <p>{t('preview.nothing', { date: text.day(until) })}</p>}
        {plan.makes.length > 0 && (
          <section className={styles.group}>
            <h3>{t('preview.makes')}</h3>
            <p>
              {t('preview.makesText', {
                releases: t('preview.makes', { count: made.length }),
                parts: t('preview.parts', { count: plan.makes.length - made.length }),
              })}
            </p>
            <Lines
              lines={made.map(({ recordId, label, record }) => ({ id: recordId, text: newText(label, record) }))}
            />
          </section>
        )}
        {changeLines.length > 0 && (
          <section className={styles.group}>
            <h3>{t('preview.changes')}</h3>
            <Lines lines={changeLines} />
          </section>
        )}
        {plan.conflicts.length > 0 && (
          <ConflictTable conflicts={plan.conflicts} take={take} valueText={valueText} onTake={setTake} />
        )}
        {plan.removals.length > 0 && (
          <section className={styles.group}>
            <h3>{t('preview.removals')}</h3>
            <Lines lines={plan.removals.map(({ recordId, label }) => ({ id: recordId, text: label }))} />
            <Checkbox label={t('preview.remove')} isSelected={remove} onChange={setRemove} />
          </section>
        )}
        {plan.kept.length > 0 && (
          <section className={styles.group}>
            <h3>{t('preview.kept')}</h3>
            <Lines
              lines={plan.kept.map(({ recordId, label, reason }) => ({
                id: recordId,
                text: t('preview.keptOne', { label, reason: t(`kept.${reason}`) }),
              }))}
            />
          </section>
        )}
      </div>
    </Dialog>
  );

  function newText(label: string, record: object): string {
    const day = (record as { releaseDate?: string | null }).releaseDate ?? null;
    return day === null ? label : `${label} · ${text.day(day)}`;
  }
}

function Lines({ lines }: { readonly lines: readonly { readonly id: string; readonly text: string }[] }) {
  const { t } = useTranslation('trains');
  return (
    <ul className={styles.lines}>
      {lines.slice(0, MOST).map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
      {lines.length > MOST && <li>{t('preview.more', { count: lines.length - MOST })}</li>}
    </ul>
  );
}
