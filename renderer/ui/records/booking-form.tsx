import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/model/booking.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { MultiPick } from '../multi-pick.tsx';
import { NumberField } from '../number-field.tsx';
import { SearchSelect } from '../search-select.tsx';
import type { Option } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { fromOptional, NONE, toOptional, useOptions } from './options.tsx';
import styles from './form.module.css';

/** What is booked and what for; the time and its repetition are asked elsewhere. */
export type BookingFields = Pick<
  Booking,
  'environmentId' | 'releaseId' | 'purpose' | 'units' | 'requesterId' | 'serviceIds'
>;

export interface BookingFormProps {
  readonly values: BookingFields;
  readonly configuration: Configuration;
  /** All releases: the latest stand first. */
  readonly releases: readonly Release[];
  readonly onSave: (fields: Partial<BookingFields>) => void;
  readonly errorOf: (field: keyof BookingFields) => string | null;
}

/** Releases to choose from, the latest first, and "not for a release". */
export function useReleaseOptions(releases: readonly Release[], none: string): Option[] {
  return useMemo(
    () => [
      { id: NONE, label: none },
      ...[...releases]
        .sort((a, b) => ((a.releaseDate ?? '') < (b.releaseDate ?? '') ? 1 : -1))
        .map(({ id, key, name }) => ({ id, label: key, hint: name })),
    ],
    [releases, none],
  );
}

export function BookingForm({ values, configuration, releases, onSave, errorOf }: BookingFormProps) {
  const { t } = useTranslation('inspector');
  const environments = useOptions(configuration, 'environments', [values.environmentId]);
  const people = useOptions(configuration, 'people', [values.requesterId], t('noOwner'));
  const services = useOptions(configuration, 'services', values.serviceIds);
  const releaseOptions = useReleaseOptions(releases, t('noRelease'));
  const capacity = configuration.environments.get(values.environmentId)?.capacity ?? 1;
  return (
    <div className={styles.form}>
      <SearchSelect
        label={t('fields.environmentId')}
        value={values.environmentId}
        options={environments}
        error={errorOf('environmentId')}
        onSave={(environmentId) => onSave({ environmentId })}
      />
      <SearchSelect
        label={t('fields.releaseId')}
        value={fromOptional(values.releaseId)}
        options={releaseOptions}
        error={errorOf('releaseId')}
        onSave={(id) => onSave({ releaseId: toOptional(id) })}
      />
      <TextField
        label={t('fields.purpose')}
        value={values.purpose}
        help={t('help.purpose')}
        error={errorOf('purpose')}
        onSave={(purpose) => onSave({ purpose: purpose.trim() })}
      />
      <div className={styles.pair}>
        <NumberField
          label={t('fields.units')}
          value={values.units}
          min={1}
          max={10_000}
          step={1}
          help={t('help.units', { capacity })}
          error={errorOf('units')}
          onSave={(units) => onSave({ units: units ?? 1 })}
        />
        <SearchSelect
          label={t('fields.requesterId')}
          value={fromOptional(values.requesterId)}
          options={people}
          error={errorOf('requesterId')}
          onSave={(id) => onSave({ requesterId: toOptional(id) })}
        />
      </div>
      {services.length > 0 && (
        <MultiPick
          label={t('fields.serviceIds')}
          value={values.serviceIds}
          options={services}
          help={t('help.bookedServices')}
          error={errorOf('serviceIds')}
          onSave={(serviceIds) => onSave({ serviceIds })}
        />
      )}
    </div>
  );
}
