import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SlipwayError } from '#shared/errors.ts';
import type { ReleaseTemplate, Train } from '#shared/model/train.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { checkCadence, trainAsEvent } from '#shared/planning/trains/departures.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { DateField, MultiPick, NumberField, Select, TextField } from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { RecurrenceField } from '../../../ui/records/recurrence-field.tsx';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import form from '../../../ui/records/form.module.css';
import styles from './trains.module.css';

export interface TrainFormProps {
  readonly train: Train;
  readonly templates: readonly ReleaseTemplate[];
  readonly configuration: Configuration;
}

/** Every field of a train, saved as each is left. What it made before follows with the next Generate. */
export function TrainForm({ train, templates, configuration }: TrainFormProps) {
  const { t } = useTranslation(['trains', 'inspector']);
  const errorText = useErrorText();
  const saver = useFieldSaver<Train>(useRecordSave('trains', train, configuration.statuses));
  const [ruleError, setRuleError] = useState<string | null>(null);
  const people = useOptions(configuration, 'people', [train.ownerId], t('inspector:noOwner'));
  const teams = useOptions(configuration, 'teams', train.teamIds);
  const services = useOptions(configuration, 'services', train.serviceIds);
  const { weekStart } = configuration.settings;
  const offered = templates.filter(({ archived, id }) => !archived || id === train.templateId);
  const saveRule = ([rule]: readonly string[]) => {
    if (rule === undefined) return;
    try {
      checkCadence({ ...train, rule });
      setRuleError(null);
      saver.save('rule', rule);
    } catch (error) {
      if (!(error instanceof SlipwayError)) throw error;
      setRuleError(errorText(error));
    }
  };
  return (
    <div className={form.form}>
      <TextField
        label={t('field.name')}
        value={train.name}
        isRequired
        error={saver.error('name')}
        onSave={(name) => saver.save('name', name.trim())}
      />
      <Select
        label={t('field.templateId')}
        value={train.templateId}
        options={offered.map(({ id, name }) => ({ id, label: name }))}
        error={saver.error('templateId')}
        onSave={(templateId) => saver.save('templateId', templateId)}
      />
      <div className={styles.first}>
        <DateField
          label={t('field.first')}
          value={train.first}
          isRequired
          weekStart={weekStart}
          error={saver.error('first')}
          onSave={(first) => first !== null && saver.save('first', first)}
        />
        <NumberField
          label={t('field.firstNumber')}
          value={train.firstNumber}
          min={0}
          max={1_000_000}
          error={saver.error('firstNumber')}
          onSave={(firstNumber) => saver.save('firstNumber', firstNumber ?? 1)}
        />
      </div>
      <RecurrenceField
        event={trainAsEvent(train)}
        weekStart={weekStart}
        error={ruleError ?? saver.error('rule')}
        isRequired
        onSave={saveRule}
      />
      <TextField
        label={t('field.keyPattern')}
        value={train.keyPattern}
        isRequired
        help={t('patternHelp')}
        spellCheck={false}
        error={saver.error('keyPattern')}
        onSave={(keyPattern) => saver.save('keyPattern', keyPattern.trim())}
      />
      <TextField
        label={t('field.namePattern')}
        value={train.namePattern}
        isRequired
        error={saver.error('namePattern')}
        onSave={(namePattern) => saver.save('namePattern', namePattern.trim())}
      />
      <MultiPick
        label={t('field.serviceIds')}
        value={train.serviceIds}
        options={services}
        error={saver.error('serviceIds')}
        onSave={(serviceIds) => saver.save('serviceIds', serviceIds)}
      />
      <MultiPick
        label={t('field.teamIds')}
        value={train.teamIds}
        options={teams}
        error={saver.error('teamIds')}
        onSave={(teamIds) => saver.save('teamIds', teamIds)}
      />
      <Select
        label={t('field.ownerId')}
        value={fromOptional(train.ownerId)}
        options={people}
        error={saver.error('ownerId')}
        onSave={(id) => saver.save('ownerId', toOptional(id))}
      />
      <TextField
        label={t('field.notes')}
        value={train.notes}
        multiline
        error={saver.error('notes')}
        onSave={(notes) => saver.save('notes', notes)}
      />
    </div>
  );
}
