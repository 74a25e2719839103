import { useState } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { currentWorkspaceId, useWorkspaces } from '../../data/registry.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { Button } from '../../ui/index.ts';
import { useAppInfo } from '../../ui/state/app-info.ts';
import { Problem } from '../problem.tsx';
import { beginPlan, showPlan } from './create-plan.ts';
import styles from './plan-problem.module.css';

interface PlanProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The plan that was open can't be opened now. It is left as it is; another can be opened, or begun, instead. */
export function PlanProblem({ error, onRetry }: PlanProblemProps) {
  const { t } = useTranslation(['shell', 'defaults']);
  const info = useAppInfo();
  const errorText = useErrorText();
  const [refused, setRefused] = useState<string | null>(null);
  const current = useLiveQuery(currentWorkspaceId, []);
  const plans = (useWorkspaces() ?? []).filter((plan) => plan.id !== current);
  const attempt = (work: Promise<void>) => {
    setRefused(null);
    work.catch((problem: unknown) => setRefused(errorText(problem)));
  };
  return (
    <Problem error={error} onRetry={onRetry} title={t('shell:problem.plan')}>
      {plans.length > 0 && (
        <>
          <h2 className={styles.title}>{t('shell:problem.others')}</h2>
          <ul className={styles.list}>
            {plans.map((plan) => (
              <li key={plan.id}>
                <Button variant="quiet" icon="calendar" onPress={() => attempt(showPlan(plan.id))}>
                  {plan.name}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.begin}>
        <Button icon="plus" onPress={() => attempt(beginPlan('empty', info, t))}>
          {t('shell:problem.newPlan')}
        </Button>
      </div>
      {refused !== null && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
    </Problem>
  );
}
