import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { DeploymentForm } from '../../../ui/records/deployment-form.tsx';
import { GonePane, Pane } from '../pane.tsx';
import { OwnerLink } from './owner-link.tsx';
import type { RecordPaneProps } from './release-pane.tsx';
import { StandingSection } from './standing-section.tsx';
import { useDeleteOwned, useOwned } from './use-owned.ts';
import { Icon } from '../../../ui/index.ts';
import styles from '../pane.module.css';

export function DeploymentPane({ id, configuration }: RecordPaneProps) {
  const owned = useOwned('deployments', id);
  if (owned === undefined) return null;
  if (owned === null) return <GonePane />;
  return <Loaded deployment={fromRow(owned.record)} release={owned.release} configuration={configuration} />;
}

interface LoadedProps {
  readonly deployment: Deployment;
  readonly release: Release | null;
  readonly configuration: Configuration;
}

function Loaded({ deployment, release, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const save = useRecordSave('deployments', deployment, configuration.statuses, release?.key);
  const remove = useDeleteOwned('deployments');
  return (
    <Pane
      table="deployments"
      id={deployment.id}
      kind={
        <span className={styles.kindRow}>
          <Icon name="star" size={14} />
          {t('kind.deployments')}
        </span>
      }
      title={deployment.environment}
      context={<OwnerLink release={release} />}
      onDelete={() => remove(deployment, release?.key ?? '')}
    >
      <DeploymentForm deployment={deployment} configuration={configuration} onSave={save} />
      <StandingSection deployment={deployment} release={release} configuration={configuration} onSave={save} />
    </Pane>
  );
}
