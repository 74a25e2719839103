import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { PART_TABLES, type PartTable, type SlipBy, type SlipPlan } from '#shared/planning/slip/request.ts';
import { useEdit } from '../../../data/edit.ts';
import { useConfiguration } from '../../../data/live.ts';
import { Button, Checkbox, Dialog } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { useWhenText, type WhenText } from '../../../ui/records/when-text.ts';
import { AmountFields, byOf, FIRST_AMOUNT, type Amount } from './amount-fields.tsx';
import { Preview } from './preview.tsx';
import { useSlip } from './use-slip.ts';
import styles from './slip.module.css';

export interface SlipDialogProps {
  readonly releaseIds: readonly Id[];
  readonly onClose: () => void;
}

export function SlipDialog(props: SlipDialogProps) {
  const configuration = useConfiguration();
  return configuration === undefined ? null : <Loaded {...props} configuration={configuration} />;
}

const FORM = 'slip';

/** How far, what goes along, and before anything is written: what would move, what stays and why. */
function Loaded({ releaseIds, onClose, configuration }: SlipDialogProps & { readonly configuration: Configuration }) {
  const { t } = useTranslation(['slip', 'common']);
  const edit = useEdit();
  const text = useWhenText();
  const errorText = useErrorText();
  const [amount, setAmount] = useState<Amount>(FIRST_AMOUNT);
  const [along, setAlong] = useState<ReadonlySet<PartTable>>(() => new Set(PART_TABLES));
  const [dependents, setDependents] = useState(false);
  // Typing stays ahead of a preview of hundreds of releases.
  const wanted = useDeferredValue(amount);
  const by = useMemo(() => byOf(wanted), [wanted]);
  // While the amount is being typed over, what stood last stays in view, dimmed.
  const [held, setHeld] = useState(by);
  if (by !== null && by !== held) setHeld(by);
  const choice = useMemo(() => ({ releaseIds, by: held, along, dependents }), [releaseIds, held, along, dependents]);
  const { rows, plan, problem, planBy } = useSlip(choice, configuration);
  const label = rows?.releases.find(({ id }) => id === releaseIds[0])?.key ?? '';
  const canShift = by !== null && plan !== null && plan.changes.length > 0;
  const submit = async () => {
    // What stands in the fields now: the preview may be a key behind.
    const now = byOf(amount);
    const asked = now === null ? null : planBy(now);
    if (now === null || asked === null || asked.changes.length === 0) return;
    const { code, params } = stepOf(asked, now, text);
    if ((await edit(code, params, asked.changes)) !== null) onClose();
  };
  const toggle = (table: PartTable) => {
    const next = new Set(along);
    if (!next.delete(table)) next.add(table);
    setAlong(next);
  };
  return (
    <Dialog
      title={t('title', { label, count: releaseIds.length })}
      size="large"
      onClose={onClose}
      footer={
        <>
          {by !== null && plan !== null && plan.releases.length > 0 && <Summary plan={plan} />}
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isDisabled={!canShift}>
            {t('shift')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <AmountFields
          amount={amount}
          isMany={releaseIds.length > 1}
          weekStart={configuration.settings.weekStart}
          problem={problem === null ? null : errorText(problem)}
          onChange={setAmount}
        />
        <fieldset className={styles.along}>
          <legend>{t('along')}</legend>
          {PART_TABLES.map((table) => (
            <Checkbox
              key={table}
              label={t(`alongPart.${table}`)}
              isSelected={along.has(table)}
              onChange={() => toggle(table)}
            />
          ))}
          <Checkbox label={t('dependents')} isSelected={dependents} onChange={setDependents} />
        </fieldset>
        {rows !== undefined && plan !== null && (
          <div className={by === null ? styles.dimmed : styles.form}>
            <Preview rows={rows} plan={plan} configuration={configuration} />
          </div>
        )}
      </form>
    </Dialog>
  );
}

function Summary({ plan }: { readonly plan: SlipPlan }) {
  const { t } = useTranslation('slip');
  const parts = plan.releases.reduce((sum, { moves }) => sum + moves.length, 0);
  const releases = t('releases', { count: plan.releases.length });
  return (
    <span className={styles.summary} role="status">
      {t('summary', { releases, parts: t('parts', { count: parts }) })}
    </span>
  );
}

function stepOf(plan: SlipPlan, by: SlipBy, text: WhenText) {
  const [only] = plan.releases;
  const isOne = plan.releases.length === 1 && only !== undefined;
  const who: Record<string, string | number> = isOne ? { label: only.release.key } : { releases: plan.releases.length };
  if (by.unit === 'date')
    return { code: isOne ? 'slippedOneTo' : 'slippedManyTo', params: { ...who, date: text.day(by.date) } };
  const how = `${by.unit}_${by.amount > 0 ? 'later' : 'earlier'}`;
  return { code: isOne ? 'slippedOne' : 'slippedMany', params: { ...who, by: how, count: Math.abs(by.amount) } };
}
