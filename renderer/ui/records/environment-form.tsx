import { useTranslation } from 'react-i18next';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { MultiPick } from '../multi-pick.tsx';
import { NumberField } from '../number-field.tsx';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { fromOptional, toOptional, useOptions } from './options.tsx';
import { useFieldSaver, type SaveFields } from './saving.ts';
import styles from './form.module.css';

export interface EnvironmentFormProps {
  readonly environment: Environment;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Environment>;
  /** The full page has room for notes of its own. */
  readonly withNotes?: boolean;
}

export const SHARING = ['shared', 'exclusive'] as const satisfies readonly Environment['sharing'][];

export function EnvironmentForm({ environment, configuration, onSave, withNotes = true }: EnvironmentFormProps) {
  const { t } = useTranslation(['inspector', 'environments']);
  const saver = useFieldSaver<Environment>(onSave);
  const purposes = useOptions(configuration, 'environmentPurposes', [environment.purposeId]);
  const people = useOptions(configuration, 'people', [environment.ownerId], t('noOwner'));
  const teams = useOptions(configuration, 'teams', [environment.teamId], t('noTeam'));
  const services = useOptions(configuration, 'services', environment.serviceIds);
  return (
    <div className={styles.form}>
      <TextField
        label={t('fields.name')}
        value={environment.name}
        help={t('help.environmentName')}
        isRequired
        error={saver.error('name')}
        onSave={(name) => saver.save('name', name.trim())}
      />
      <Select
        label={t('fields.purposeId')}
        value={environment.purposeId}
        options={purposes}
        error={saver.error('purposeId')}
        onSave={(purposeId) => saver.save('purposeId', purposeId)}
      />
      <MultiPick
        label={t('fields.serviceIds')}
        value={environment.serviceIds}
        options={services}
        error={saver.error('serviceIds')}
        onSave={(serviceIds) => saver.save('serviceIds', serviceIds)}
      />
      <div className={styles.pair}>
        <Select
          label={t('fields.ownerId')}
          value={fromOptional(environment.ownerId)}
          options={people}
          error={saver.error('ownerId')}
          onSave={(id) => saver.save('ownerId', toOptional(id))}
        />
        <Select
          label={t('fields.teamId')}
          value={fromOptional(environment.teamId)}
          options={teams}
          error={saver.error('teamId')}
          onSave={(id) => saver.save('teamId', toOptional(id))}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={t('fields.sharing')}
          value={environment.sharing}
          options={SHARING.map((id) => ({ id, label: t(`environments:sharing.${id}`) }))}
          error={saver.error('sharing')}
          onSave={(id) => saver.save('sharing', SHARING.find((one) => one === id) ?? 'shared')}
        />
        <NumberField
          label={t('fields.capacity')}
          value={environment.capacity}
          min={1}
          max={10_000}
          step={1}
          help={t(environment.sharing === 'exclusive' ? 'help.capacityExclusive' : 'help.capacity')}
          error={saver.error('capacity')}
          onSave={(capacity) => saver.save('capacity', capacity ?? 1)}
        />
      </div>
      <NumberField
        label={t('fields.costPerDay')}
        value={environment.costPerDay}
        min={0}
        help={t('help.costPerDay', { currency: configuration.settings.currency })}
        error={saver.error('costPerDay')}
        onSave={(costPerDay) => saver.save('costPerDay', costPerDay)}
      />
      {withNotes && (
        <TextField
          label={t('fields.notes')}
          value={environment.notes}
          multiline
          error={saver.error('notes')}
          onSave={(notes) => saver.save('notes', notes)}
        />
      )}
    </div>
  );
}
