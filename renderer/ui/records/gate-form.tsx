import { useTranslation } from 'react-i18next';
import type { Gate } from '#shared/model/gate.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { GateChecks, type GateClock } from './gate-checks.tsx';
import { useOptions } from './options.tsx';
import { useFieldSaver, type SaveFields } from './saving.ts';
import { WhenField } from './when-field.tsx';
import styles from './form.module.css';

export interface GateFormProps extends GateClock {
  readonly gate: Gate;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Gate>;
}

export function GateForm({ gate, configuration, onSave, nextId, now }: GateFormProps) {
  const { t } = useTranslation('inspector');
  const saver = useFieldSaver<Gate>(onSave);
  const types = useOptions(configuration, 'gateTypes', [gate.typeId]);
  const { zone, weekStart } = configuration.settings;
  return (
    <div className={styles.form}>
      <TextField
        label={t('fields.name')}
        value={gate.name}
        isRequired
        error={saver.error('name')}
        onSave={(name) => saver.save('name', name.trim())}
      />
      <Select
        label={t('fields.typeId')}
        value={gate.typeId}
        options={types}
        error={saver.error('typeId')}
        onSave={(typeId) => saver.save('typeId', typeId)}
      />
      <WhenField
        label={t('fields.due')}
        value={gate.due}
        zone={zone}
        weekStart={weekStart}
        point
        error={saver.error('due')}
        onSave={(due) => saver.save('due', due)}
      />
      <GateChecks gate={gate} configuration={configuration} onSave={onSave} nextId={nextId} now={now} />
      <TextField
        label={t('fields.notes')}
        value={gate.notes}
        multiline
        error={saver.error('notes')}
        onSave={(notes) => saver.save('notes', notes)}
      />
    </div>
  );
}
