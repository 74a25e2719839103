import { useTranslation } from 'react-i18next';
import { useConfiguration } from '../../../data/live.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useRunning } from '../../../sync/runner/index.ts';
import type { SyncStanding } from '../../../sync/standing.ts';
import { useSyncStanding } from '../../../sync/use-standing.ts';
import { Button, EmptyState } from '../../../ui/index.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useClock } from '../../../ui/use-clock.ts';
import { ConnectionPanel } from './connection-panel.tsx';
import { useNextRuns } from './use-next-runs.ts';
import { useRun } from './use-run.ts';
import styles from './overview.module.css';

/** How each connection stands: what matters now. */
export function OverviewTab() {
  const { t } = useTranslation('sync');
  const { whatIfOf } = useWorkspace();
  const standing = useSyncStanding();
  const go = useNavigation((state) => state.go);
  if (whatIfOf !== undefined) return <EmptyState icon="swap" title={t('whatIf.title')} text={t('whatIf.text')} />;
  if (standing === null) return null;
  if (standing.length > 0) return <Connections standing={standing} />;
  return (
    <EmptyState
      icon="swap"
      title={t('none.title')}
      text={t('none.text')}
      actions={<Button onPress={() => go('synchronise', 'connections')}>{t('none.action')}</Button>}
    />
  );
}

function Connections({ standing }: { readonly standing: SyncStanding }) {
  const { t } = useTranslation('sync');
  const zone = useConfiguration()?.settings.zone;
  const running = useRunning(({ runs }) => runs);
  const now = useClock();
  const next = useNextRuns(standing, now);
  const run = useRun();
  const idle = standing.filter(
    ({ connection: { id } }) => !(id in running) && (next?.readiness.get(id) ?? 'paused') === 'ready',
  );
  if (zone === undefined) return null;
  return (
    <div className={styles.page}>
      {standing.length > 1 && (
        <div className={styles.bar}>
          <Button
            icon="swap"
            isDisabled={idle.length === 0}
            onPress={() => {
              for (const { connection } of idle) run(connection.id);
            }}
          >
            {t('all')}
          </Button>
        </div>
      )}
      <ul className={styles.list} aria-label={t('overview.label')}>
        {standing.map((one) => (
          <li key={one.connection.id}>
            <ConnectionPanel
              standing={one}
              running={running[one.connection.id] ?? null}
              nextAt={next?.at.get(one.connection.id) ?? null}
              readiness={next?.readiness.get(one.connection.id) ?? null}
              zone={zone}
              now={now}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
