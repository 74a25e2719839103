import { useTranslation } from 'react-i18next';
import type { Phase } from '#shared/model/phase.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays, daysBetween } from '#shared/planning/days.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { DateField } from '../date-field.tsx';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { useOptions } from './options.tsx';
import { useFieldSaver, type FieldSaver, type SaveFields } from './saving.ts';
import styles from './form.module.css';

export interface PhaseFormProps {
  readonly phase: Phase;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Phase>;
}

export function PhaseForm({ phase, configuration, onSave }: PhaseFormProps) {
  const { t } = useTranslation('inspector');
  const saver = useFieldSaver<Phase>(onSave);
  const types = useOptions(configuration, 'phaseTypes', [phase.typeId]);
  return (
    <div className={styles.form}>
      <TextField
        label={t('fields.name')}
        value={phase.name}
        isRequired
        error={saver.error('name')}
        onSave={(name) => saver.save('name', name.trim())}
      />
      <Select
        label={t('fields.typeId')}
        value={phase.typeId}
        options={types}
        error={saver.error('typeId')}
        onSave={(typeId) => saver.save('typeId', typeId)}
      />
      <PhaseDates phase={phase} saver={saver} weekStart={configuration.settings.weekStart} />
      <TextField
        label={t('fields.notes')}
        value={phase.notes}
        multiline
        error={saver.error('notes')}
        onSave={(notes) => saver.save('notes', notes)}
      />
    </div>
  );
}

interface PhaseDatesProps {
  readonly phase: Phase;
  readonly saver: FieldSaver<Phase>;
  readonly weekStart: number;
  readonly hideLabel?: boolean;
}

/** First and last day. Moving the first past the last takes the last along; the other way round is refused. */
export function PhaseDates({ phase, saver, weekStart, hideLabel = false }: PhaseDatesProps) {
  const { t } = useTranslation('inspector');
  const saveFirst = (first: PlainDate) => {
    const last = first <= phase.last ? phase.last : addDays(first, daysBetween(phase.first, phase.last));
    saver.saveAll('first', { first, last });
  };
  const saveLast = (last: PlainDate) => {
    if (last < phase.first) saver.refuse('last', t('errors.endBeforeStart'));
    else saver.save('last', last);
  };
  return (
    <div className={styles.pair}>
      <DateField
        label={t('fields.first')}
        value={phase.first}
        isRequired
        hideLabel={hideLabel}
        weekStart={weekStart}
        error={saver.error('first')}
        onSave={(first) => {
          if (first !== null) saveFirst(first);
        }}
      />
      <DateField
        label={t('fields.last')}
        value={phase.last}
        isRequired
        hideLabel={hideLabel}
        weekStart={weekStart}
        error={saver.error('last')}
        onSave={(last) => {
          if (last !== null) saveLast(last);
        }}
      />
    </div>
  );
}
