import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { DateField } from '../date-field.tsx';
import { MultiPick } from '../multi-pick.tsx';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { toLabels } from './labels.ts';
import { fromOptional, NONE, statusOptions, toOptional, useOptions } from './options.tsx';
import { useFieldSaver, type SaveFields } from './saving.ts';
import styles from './form.module.css';

export interface ReleaseFormProps {
  readonly release: Release;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Release>;
  /** The full page shows status and notes elsewhere. */
  readonly withStatus?: boolean;
  readonly withNotes?: boolean;
}

/** Every field of a release that stands in the record itself. Saved as each is left. */
export function ReleaseForm({ release, configuration, onSave, withStatus = true, withNotes = true }: ReleaseFormProps) {
  const { t } = useTranslation('inspector');
  const saver = useFieldSaver<Release>(onSave);
  const types = useOptions(configuration, 'releaseTypes', [release.typeId]);
  const people = useOptions(configuration, 'people', [release.ownerId], t('noOwner'));
  const teams = useOptions(configuration, 'teams', release.teamIds);
  const services = useOptions(configuration, 'services', release.serviceIds);
  const { weekStart } = configuration.settings;
  const isBackwards =
    release.startDate !== null && release.releaseDate !== null && release.startDate > release.releaseDate;
  return (
    <div className={styles.form}>
      <TextField
        label={t('fields.name')}
        value={release.name}
        isRequired
        error={saver.error('name')}
        onSave={(name) => saver.save('name', name.trim())}
      />
      <div className={styles.pair}>
        <TextField
          label={t('fields.key')}
          value={release.key}
          isRequired
          error={saver.error('key')}
          onSave={(key) => saver.save('key', key.trim())}
        />
        <Select
          label={t('fields.typeId')}
          value={release.typeId}
          options={types}
          error={saver.error('typeId')}
          onSave={(typeId) => saver.save('typeId', typeId)}
        />
      </div>
      {withStatus && (
        <Select
          label={t('fields.statusId')}
          value={release.statusId}
          options={statusOptions('releases', release.statusId, configuration)}
          error={saver.error('statusId')}
          onSave={(statusId) => saver.save('statusId', statusId)}
        />
      )}
      <div className={styles.pair}>
        <DateField
          label={t('fields.startDate')}
          value={release.startDate}
          weekStart={weekStart}
          error={saver.error('startDate')}
          onSave={(startDate) => saver.save('startDate', startDate)}
        />
        <DateField
          label={t('fields.releaseDate')}
          value={release.releaseDate}
          weekStart={weekStart}
          error={saver.error('releaseDate')}
          onSave={(releaseDate) => saver.save('releaseDate', releaseDate)}
        />
      </div>
      {isBackwards && <p className={styles.warn}>{t('errors.startAfterRelease')}</p>}
      <Select
        label={t('fields.ownerId')}
        value={fromOptional(release.ownerId)}
        options={people}
        error={saver.error('ownerId')}
        placeholder={NONE}
        onSave={(id) => saver.save('ownerId', toOptional(id))}
      />
      <MultiPick
        label={t('fields.serviceIds')}
        value={release.serviceIds}
        options={services}
        error={saver.error('serviceIds')}
        onSave={(serviceIds) => saver.save('serviceIds', serviceIds)}
      />
      <MultiPick
        label={t('fields.teamIds')}
        value={release.teamIds}
        options={teams}
        error={saver.error('teamIds')}
        onSave={(teamIds) => saver.save('teamIds', teamIds)}
      />
      <TextField
        label={t('fields.labels')}
        value={release.labels.join(', ')}
        help={t('help.labels')}
        error={saver.error('labels')}
        onSave={(text) => saver.save('labels', toLabels(text))}
      />
      {withNotes && (
        <TextField
          label={t('fields.notes')}
          value={release.notes}
          multiline
          error={saver.error('notes')}
          onSave={(notes) => saver.save('notes', notes)}
        />
      )}
    </div>
  );
}
