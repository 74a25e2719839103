import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MultiPick, NumberField, SearchSelect, TextField } from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import type { ChangeForm } from './form.ts';
import styles from './page.module.css';

type TextName =
  | 'reason'
  | 'benefit'
  | 'effectOfNotDoing'
  | 'risks'
  | 'resources'
  | 'relationship'
  | 'riskReason'
  | 'implementationPlan'
  | 'testPlan'
  | 'testNote'
  | 'backOutPlan'
  | 'backOutRestores'
  | 'communicationsPlan'
  | 'trainingPlan'
  | 'serviceDeskNote'
  | 'closeNotes'
  | 'notes';
type PersonName = 'requesterId' | 'ownerId' | 'implementerId' | 'testSignatoryId' | 'backOutOwnerId';
type NumberName =
  | 'outageMinutes'
  | 'backOutMinutes'
  | 'costEstimated'
  | 'costActual'
  | 'effortEstimated'
  | 'effortActual';

/** Where a finding of the lint jumps to. */
export function Spot({ field, children }: { readonly field: string; readonly children: ReactNode }) {
  return (
    <div className={styles.spot} data-field={field}>
      {children}
    </div>
  );
}

interface OfField<Name> {
  readonly form: ChangeForm;
  readonly field: Name;
  readonly hideLabel?: boolean;
}

/** A text of any length, saved as the field is left. */
export function LongText({ form: { change, saver }, field, hideLabel = false }: OfField<TextName>) {
  const { t } = useTranslation('changes');
  return (
    <Spot field={field}>
      <TextField
        label={t(`fields.${field}`)}
        hideLabel={hideLabel}
        multiline
        value={change[field]}
        error={saver.error(field)}
        onSave={(text) => saver.save(field, text)}
      />
    </Spot>
  );
}

export function PersonField({ form: { change, configuration, saver }, field }: OfField<PersonName>) {
  const { t } = useTranslation('changes');
  const people = useOptions(configuration, 'people', [change[field]], t('nobody'));
  return (
    <Spot field={field}>
      <SearchSelect
        label={t(`fields.${field}`)}
        value={fromOptional(change[field])}
        options={people}
        error={saver.error(field)}
        onSave={(id) => saver.save(field, toOptional(id))}
      />
    </Spot>
  );
}

export function AmountField({
  form: { change, saver },
  field,
  format,
}: OfField<NumberName> & { readonly format?: Intl.NumberFormatOptions }) {
  const { t } = useTranslation('changes');
  return (
    <Spot field={field}>
      <NumberField
        label={t(`fields.${field}`)}
        value={change[field]}
        min={0}
        {...(format === undefined ? {} : { format })}
        error={saver.error(field)}
        onSave={(value) => saver.save(field, value)}
      />
    </Spot>
  );
}

/** Environments by name, as deployments name them; one that is in no list stays. */
export function EnvironmentNames({ form: { change, configuration, saver } }: { readonly form: ChangeForm }) {
  const { t } = useTranslation('changes');
  const known = [...configuration.environments.values()].filter(({ archived }) => !archived).map(({ name }) => name);
  const names = [...new Set([...known, ...change.environments])];
  return (
    <Spot field="environments">
      <MultiPick
        label={t('fields.environments')}
        value={change.environments}
        options={names.map((name) => ({ id: name, label: name }))}
        help={t('help.environments')}
        error={saver.error('environments')}
        onSave={(environments) => saver.save('environments', environments)}
      />
    </Spot>
  );
}
