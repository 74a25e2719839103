import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeKeys, typeMeaning } from '#shared/change/new-change.ts';
import { draftChanges, planDrafts } from '#shared/change/policy.ts';
import { TicketPolicy } from '#shared/model/change.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import type { ChangePlan } from '../../../data/changes.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { Button, Checkbox, Dialog, Select } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { DraftList } from '../../../ui/records/draft-list.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import styles from './draft-dialog.module.css';

export interface DraftDialogProps {
  readonly bundle: ReleaseBundle;
  readonly plan: ChangePlan;
  readonly configuration: Configuration;
  readonly onClose: () => void;
}

/** What the ticket policy would draft, before it does: how many, which are new, which are there already. */
export function DraftDialog({ bundle, plan, configuration, onClose }: DraftDialogProps) {
  const { t } = useTranslation(['changes', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const { release, deployments } = bundle;
  const [policy, setPolicy] = useState<TicketPolicy>(release.ticketPolicy ?? 'onePerRelease');
  const [typeId, setTypeId] = useState(typeMeaning('normal', configuration)?.id ?? '');
  const [placeholder, setPlaceholder] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const types = useOptions(configuration, 'changeTypes', []);
  const drafts = useMemo(() => {
    const changes = plan.changes.filter(({ releaseId }) => releaseId === release.id);
    return planDrafts(policy, { release, deployments, changes }, configuration);
  }, [policy, release, deployments, plan.changes, configuration]);
  const fresh = drafts.filter(({ exists }) => exists === null).length;
  const make = async () => {
    const made = draftChanges(drafts, release, { typeId, placeholder, ownerId: null }, configuration, {
      nextId: () => uuidv7(Date.now()),
      nextKey: changeKeys(
        configuration.settings.changePrefix,
        plan.changes.map(({ key }) => key),
      ),
    });
    const kept = release.ticketPolicy === policy ? [] : [patchOf('releases', release.id, { ticketPolicy: policy })];
    const refused = await write('changesDrafted', { label: release.key, count: fresh }, [...kept, ...made]);
    if (refused === null) onClose();
    else setError(errorText(refused));
  };
  return (
    <Dialog
      title={t('draft.title', { label: release.key })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={fresh === 0} onPress={() => void make()}>
            {t('draft.make', { count: fresh })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Select
            label={t('policy.label')}
            value={policy}
            options={TicketPolicy.options.map((id) => ({ id, label: t(`policy.${id}`) }))}
            onSave={(id) => setPolicy(TicketPolicy.parse(id))}
          />
          <Select label={t('fields.typeId')} value={typeId} options={types} onSave={setTypeId} />
        </div>
        <Checkbox label={t('draft.placeholder')} isSelected={placeholder} onChange={setPlaceholder} />
        <p role="status">
          {t('draft.count', { count: drafts.length })} {t('draft.fresh', { count: fresh })}{' '}
          {drafts.length > fresh && t('draft.there', { count: drafts.length - fresh })}
        </p>
        {drafts.length === 0 ? (
          <p className={styles.muted}>{t(policy === 'none' ? 'draft.byPolicy' : 'draft.nothing')}</p>
        ) : (
          <DraftList drafts={drafts} configuration={configuration} />
        )}
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
