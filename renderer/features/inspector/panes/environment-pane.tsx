import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useEnvironmentSave } from '../../../data/environment-editor.ts';
import { useRecord } from '../../../data/live.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Icon } from '../../../ui/index.ts';
import { CustomFields } from '../../../ui/records/custom-fields.tsx';
import { EnvironmentForm } from '../../../ui/records/environment-form.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { GonePane, Pane } from '../pane.tsx';
import type { RecordPaneProps } from './release-pane.tsx';
import styles from '../pane.module.css';

export function EnvironmentPane({ id, configuration }: RecordPaneProps) {
  const environment = useRecord('environments', id);
  if (environment === undefined) return null;
  return environment === null ? (
    <GonePane />
  ) : (
    <Loaded environment={fromRow(environment)} configuration={configuration} />
  );
}

interface LoadedProps {
  readonly environment: Environment;
  readonly configuration: Configuration;
}

function Loaded({ environment, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const save = useEnvironmentSave(environment);
  const deletion = useDeletion(() => select(null));
  return (
    <Pane
      table="environments"
      id={environment.id}
      kind={
        <span className={styles.kindRow}>
          <Icon name="environment" size={14} />
          {t('kind.environments')}
        </span>
      }
      title={environment.name}
      onOpenPage={() => go('environments', environment.id)}
      onDelete={() => deletion.ask('environments', [{ id: environment.id, label: environment.name }])}
      deletion={deletion}
    >
      <EnvironmentForm environment={environment} configuration={configuration} onSave={save} />
      <CustomFields
        appliesTo="environments"
        values={environment.custom}
        configuration={configuration}
        onSave={(custom) => save({ custom })}
      />
    </Pane>
  );
}
