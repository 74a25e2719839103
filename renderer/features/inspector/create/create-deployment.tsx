import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { When } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { firstProduction } from '#shared/planning/environments.ts';
import { initialStatus } from '#shared/planning/transitions.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { Button, Dialog, EmptyState, TextField } from '../../../ui/index.ts';
import { SearchPick } from '../../../ui/records/search-pick.tsx';
import { asType } from '../../../ui/records/when-edit.ts';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { CreateForm, useValues } from './create-form.tsx';
import type { CreateRecordProps } from './create-release.tsx';
import { showCreated } from './show-created.ts';
import styles from './create.module.css';

export function CreateDeployment({ configuration, when, onClose }: CreateRecordProps) {
  const { t } = useTranslation(['inspector', 'common']);
  const write = useWrite();
  const releases = useLive((db) => db.records('releases').toArray(), []);
  const { page, openId, selection } = useNavigation();
  const { zone, weekStart } = configuration.settings;
  const status = initialStatus('deployments', configuration.statuses);
  const given = page === 'releases' && openId !== null ? openId : selection?.table === 'releases' ? selection.id : null;
  const { values, set, current } = useValues({
    releaseId: given,
    environment: firstProduction(configuration, t('create.environmentDefault')),
    when: when ?? tonight(zone),
  });
  const [missing, setMissing] = useState({ release: false, environment: false });
  const options = useMemo(
    () =>
      [...(releases ?? [])]
        .sort((a, b) => ((a.releaseDate ?? '') < (b.releaseDate ?? '') ? 1 : -1))
        .map((release) => ({ id: release.id, label: release.key, hint: release.name })),
    [releases],
  );
  if (releases === undefined) return null;
  if (releases.length === 0 || status === null) {
    return (
      <Dialog
        title={t('create.deployment.title')}
        size="small"
        onClose={onClose}
        footer={<Button onPress={onClose}>{t('common:close')}</Button>}
      >
        <EmptyState title={t('create.deployment.title')} text={t('create.noReleases')} />
      </Dialog>
    );
  }
  const chosen = releases.find((release) => release.id === values.releaseId);
  const create = async () => {
    const { releaseId, environment, when: at } = current();
    const release = releases.find((one) => one.id === releaseId);
    setMissing({ release: release === undefined, environment: environment.trim() === '' });
    if (release === undefined || environment.trim() === '') return;
    const record: Deployment = {
      id: uuidv7(Date.now()),
      releaseId: release.id,
      environment: environment.trim(),
      when: at,
      statusId: status.id,
      serviceIds: [],
      ownerId: null,
      standingChangeId: null,
      notes: '',
    };
    const refused = await write('deploymentAdded', { label: record.environment, release: release.key }, [
      { op: 'create', table: 'deployments', record },
    ]);
    if (refused !== null) return;
    onClose();
    showCreated('deployments', record.id, 'calendar');
  };
  return (
    <CreateForm title={t('create.deployment.title')} onCreate={create} onClose={onClose}>
      <fieldset aria-label={t('create.releaseOf')}>
        <p className={styles.pickLabel}>
          {t('create.releaseOf')} <span className={styles.chosen}>{chosen?.key}</span>
        </p>
        <div className={styles.pick}>
          <SearchPick
            label={t('create.releaseOf')}
            options={options}
            value={values.releaseId}
            onPick={(releaseId) => set({ releaseId })}
          />
        </div>
        {missing.release && chosen === undefined && (
          <p role="alert" className={styles.error}>
            {t('create.chooseRelease')}
          </p>
        )}
      </fieldset>
      <TextField
        label={t('fields.environment')}
        value={values.environment}
        help={t('help.environment')}
        isRequired
        error={missing.environment && values.environment.trim() === '' ? t('common:fieldRequired') : null}
        onInput={(environment) => set({ environment })}
        onSave={(environment) => set({ environment })}
      />
      <WhenField
        label={t('fields.when')}
        value={values.when}
        zone={zone}
        weekStart={weekStart}
        onSave={(next) => set({ when: next })}
      />
    </CreateForm>
  );
}

/** The next night window, where nothing on the calendar says when. */
function tonight(zone: string): When {
  const day = momentFromInstant(msToInstant(Date.now()), zone).wall.slice(0, 10);
  return asType({ type: 'dates', first: day, last: day }, 'moments', zone, false);
}
