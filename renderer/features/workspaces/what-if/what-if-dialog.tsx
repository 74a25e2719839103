import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareNames } from '#shared/planning/name-order.ts';
import { applyWhatIf, leaveWhatIf, previewWhatIf } from '../../../data/what-if.ts';
import type { RefusedChange, WhatIfPlan } from '../../../data/what-if-merge.ts';
import { useWorkspaces } from '../../../data/registry.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Dialog } from '../../../ui/index.ts';
import { Differences } from '../differences.tsx';
import { ChangeLines } from '../history/change-lines.tsx';
import { useValueWords } from '../history/use-value-words.ts';
import { useAttempt } from '../use-attempt.ts';
import shared from '../workspaces.module.css';
import styles from './what-if.module.css';

/** Records told one by one; the rest are counted. */
const MOST = 100;

/** What the what-if changed, what of it can't be applied, and applying it as one step of the plan. */
export function WhatIfDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['workspaces', 'common']);
  const workspace = useWorkspace();
  const name = useWorkspaces()?.find(({ id }) => id === workspace.whatIfOf)?.name ?? t('whatIf.lostName');
  const [plan, setPlan] = useState<WhatIfPlan | null>(null);
  const { attempt, problem, isBusy } = useAttempt();
  useEffect(() => {
    void attempt(async () => setPlan(await previewWhatIf(workspace, Date.now())));
  }, [attempt, workspace]);
  const apply = async () => {
    const isApplied = await attempt(async () => {
      const { refused } = await applyWhatIf(workspace, Date.now());
      // What could not be applied is not lost: the what-if stays.
      await leaveWhatIf(workspace, refused.length === 0, Date.now());
    });
    if (isApplied) onClose();
  };
  return (
    <Dialog
      title={t('whatIf.title', { name })}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:close')}</Button>
          <Button
            variant="primary"
            isDisabled={isBusy || plan === null || plan.changes.length === 0}
            onPress={() => void apply()}
          >
            {t('whatIf.apply')}
          </Button>
        </>
      }
    >
      <div className={shared.stack}>
        {plan === null && problem === null && <p className={shared.told}>{t('whatIf.comparing')}</p>}
        {plan !== null && plan.recorded.length === 0 && <p>{t('whatIf.same')}</p>}
        {plan !== null && plan.recorded.length > 0 && (
          <>
            <Differences differences={plan.differences} told="whatIf" />
            <RecordByRecord recorded={plan.recorded} />
            {plan.refused.length > 0 && <Refused refused={plan.refused} />}
          </>
        )}
        {problem !== null && (
          <p role="alert" className={shared.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function RecordByRecord({ recorded }: Pick<WhatIfPlan, 'recorded'>) {
  const { t } = useTranslation('workspaces');
  const words = useValueWords();
  // What belongs to one release stands together.
  const inOrder = useMemo(() => [...recorded].sort((a, b) => compareNames(a.label, b.label)), [recorded]);
  return (
    <section>
      <h3 className={styles.head}>{t('whatIf.each')}</h3>
      <div className={styles.lines} tabIndex={0} role="region" aria-label={t('whatIf.each')}>
        {inOrder.slice(0, MOST).map(({ change, label }) => (
          <ChangeLines key={`${change.table}:${change.id}`} change={change} words={words} name={label} />
        ))}
        {recorded.length > MOST && <div>{t('whatIf.more', { count: recorded.length - MOST })}</div>}
      </div>
    </section>
  );
}

function Refused({ refused }: { readonly refused: readonly RefusedChange[] }) {
  const { t } = useTranslation('workspaces');
  return (
    <section>
      <h3 className={styles.head}>{t('whatIf.refusedTitle')}</h3>
      <ul className={styles.refused}>
        {refused.slice(0, MOST).map(({ table, id, label, reason }) => (
          <li key={`${table}:${id}`}>
            {t('whatIf.refusedOne', { kind: t(`tables.${table}`), label, reason: t(`whatIf.refused.${reason}`) })}
          </li>
        ))}
        {refused.length > MOST && <li>{t('whatIf.more', { count: refused.length - MOST })}</li>}
      </ul>
      <p>{t('whatIf.stays')}</p>
    </section>
  );
}
