import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { currentWorkspaceId, openWorkspace, useWorkspaces } from '../../data/registry.ts';
import { Button } from '../../ui/index.ts';
import { Problem } from '../problem.tsx';
import styles from './plan-problem.module.css';

interface PlanProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The plan that was open can't be opened now. It is left as it is; others can be opened instead. */
export function PlanProblem({ error, onRetry }: PlanProblemProps) {
  const { t } = useTranslation('shell');
  const current = useLiveQuery(currentWorkspaceId, []);
  const plans = (useWorkspaces() ?? []).filter((plan) => plan.id !== current);
  return (
    <Problem error={error} onRetry={onRetry} title={t('problem.plan')}>
      {plans.length > 0 && (
        <>
          <h2 className={styles.title}>{t('problem.others')}</h2>
          <ul className={styles.list}>
            {plans.map((plan) => (
              <li key={plan.id}>
                {/* Opening makes it the current plan, which the window follows; a refusal leaves this page. */}
                <Button
                  variant="quiet"
                  icon="calendar"
                  onPress={() =>
                    void openWorkspace(plan.id, Date.now()).then(
                      (open) => open.db.close(),
                      () => {},
                    )
                  }
                >
                  {plan.name}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Problem>
  );
}
