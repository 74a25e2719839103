import { useTranslation } from 'react-i18next';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { MultiPick } from '../multi-pick.tsx';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { fromOptional, statusOptions, toOptional, useOptions } from './options.tsx';
import { useFieldSaver, type SaveFields } from './saving.ts';
import { WhenField } from './when-field.tsx';
import styles from './form.module.css';

export interface DeploymentFormProps {
  readonly deployment: Deployment;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Deployment>;
}

export function DeploymentForm({ deployment, configuration, onSave }: DeploymentFormProps) {
  const { t } = useTranslation('inspector');
  const saver = useFieldSaver<Deployment>(onSave);
  const people = useOptions(configuration, 'people', [deployment.ownerId], t('noOwner'));
  const services = useOptions(configuration, 'services', deployment.serviceIds);
  const { zone, weekStart } = configuration.settings;
  return (
    <div className={styles.form}>
      <TextField
        label={t('fields.environment')}
        value={deployment.environment}
        isRequired
        error={saver.error('environment')}
        onSave={(environment) => saver.save('environment', environment.trim())}
      />
      <Select
        label={t('fields.statusId')}
        value={deployment.statusId}
        options={statusOptions('deployments', deployment.statusId, configuration)}
        error={saver.error('statusId')}
        onSave={(statusId) => saver.save('statusId', statusId)}
      />
      <WhenField
        label={t('fields.when')}
        value={deployment.when}
        zone={zone}
        weekStart={weekStart}
        error={saver.error('when')}
        onSave={(when) => saver.save('when', when)}
      />
      <MultiPick
        label={t('fields.serviceIds')}
        value={deployment.serviceIds}
        options={services}
        help={t('help.allServices')}
        error={saver.error('serviceIds')}
        onSave={(serviceIds) => saver.save('serviceIds', serviceIds)}
      />
      <Select
        label={t('fields.ownerId')}
        value={fromOptional(deployment.ownerId)}
        options={people}
        error={saver.error('ownerId')}
        onSave={(id) => saver.save('ownerId', toOptional(id))}
      />
      <TextField
        label={t('fields.notes')}
        value={deployment.notes}
        multiline
        error={saver.error('notes')}
        onSave={(notes) => saver.save('notes', notes)}
      />
    </div>
  );
}
