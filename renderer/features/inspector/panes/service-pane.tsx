import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useRecord } from '../../../data/live.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Service } from '#shared/model/service.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { cycleThrough } from '#shared/planning/dependencies.ts';
import { Icon, MultiPick } from '../../../ui/index.ts';
import { CustomFields } from '../../../ui/records/custom-fields.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import { ServiceForm } from '../../../ui/records/service-form.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { GonePane, Pane } from '../pane.tsx';
import type { RecordPaneProps } from './release-pane.tsx';
import styles from '../pane.module.css';

export function ServicePane({ id, configuration }: RecordPaneProps) {
  const service = useRecord('services', id);
  if (service === undefined) return null;
  return service === null ? <GonePane /> : <Loaded service={fromRow(service)} configuration={configuration} />;
}

interface LoadedProps {
  readonly service: Service;
  readonly configuration: Configuration;
}

function Loaded({ service, configuration }: LoadedProps) {
  const { t } = useTranslation(['inspector', 'services']);
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const save = useRecordSave('services', service, configuration.statuses);
  const deletion = useDeletion(() => select(null));
  const { services } = configuration;
  const options = useOptions(configuration, 'services', service.dependsOn).filter(({ id }) => id !== service.id);
  const keyOf = (id: string) => services.get(id)?.key ?? id;
  const saveNeeds = (dependsOn: string[]) => {
    const added = dependsOn.filter((need) => !service.dependsOn.includes(need));
    for (const need of added) {
      const circle = cycleThrough(service.id, need, services);
      if (circle === null) continue;
      setError(t('services:page.circle', { label: keyOf(need), path: circle.map(keyOf).join(' → ') }));
      return;
    }
    void save({ dependsOn }).then((refused) => setError(refused === null ? null : errorText(refused)));
  };
  return (
    <Pane
      table="services"
      id={service.id}
      kind={
        <span className={styles.kindRow}>
          <Icon name="service" size={14} />
          {t('kind.services')}
        </span>
      }
      title={service.name}
      onOpenPage={() => go('services', service.id)}
      onDelete={() => deletion.ask('services', [{ id: service.id, label: service.name }])}
      deletion={deletion}
    >
      <ServiceForm service={service} configuration={configuration} onSave={save} />
      <MultiPick
        label={t('fields.dependsOn')}
        value={service.dependsOn}
        options={options}
        error={error}
        onSave={saveNeeds}
      />
      <CustomFields
        appliesTo="services"
        values={service.custom}
        configuration={configuration}
        onSave={(custom) => save({ custom })}
      />
    </Pane>
  );
}
