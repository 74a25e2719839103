import { useTranslation } from 'react-i18next';
import type { Criticality, Service } from '#shared/model/service.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { fromOptional, NONE, toOptional, useOptions } from './options.tsx';
import { useFieldSaver, type SaveFields } from './saving.ts';
import styles from './form.module.css';

export interface ServiceFormProps {
  readonly service: Service;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Service>;
}

export const CRITICALITIES = [1, 2, 3, 4] as const satisfies readonly Criticality[];

export function ServiceForm({ service, configuration, onSave }: ServiceFormProps) {
  const { t } = useTranslation('inspector');
  const saver = useFieldSaver<Service>(onSave);
  const teams = useOptions(configuration, 'teams', [service.teamId], t('noTeam'));
  return (
    <div className={styles.form}>
      <TextField
        label={t('fields.name')}
        value={service.name}
        isRequired
        error={saver.error('name')}
        onSave={(name) => saver.save('name', name.trim())}
      />
      <div className={styles.pair}>
        <TextField
          label={t('fields.key')}
          value={service.key}
          isRequired
          error={saver.error('key')}
          onSave={(key) => saver.save('key', key.trim())}
        />
        <TextField
          label={t('fields.type')}
          value={service.type}
          error={saver.error('type')}
          onSave={(type) => saver.save('type', type.trim())}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={t('fields.teamId')}
          value={fromOptional(service.teamId)}
          options={teams}
          error={saver.error('teamId')}
          onSave={(id) => saver.save('teamId', toOptional(id))}
        />
        <Select
          label={t('fields.criticality')}
          value={service.criticality === null ? NONE : String(service.criticality)}
          options={[
            { id: NONE, label: t('criticality.none') },
            ...CRITICALITIES.map((level) => ({ id: String(level), label: t(`criticality.${level}`) })),
          ]}
          error={saver.error('criticality')}
          onSave={(id) => saver.save('criticality', CRITICALITIES.find((level) => String(level) === id) ?? null)}
        />
      </div>
      <TextField
        label={t('fields.description')}
        value={service.description}
        multiline
        error={saver.error('description')}
        onSave={(description) => saver.save('description', description)}
      />
    </div>
  );
}
