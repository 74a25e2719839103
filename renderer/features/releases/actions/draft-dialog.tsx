import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typeMeaning } from '#shared/change/new-change.ts';
import { draftChanges, planDrafts } from '#shared/change/policy.ts';
import { TicketPolicy } from '#shared/model/change.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import type { ChangePlan } from '../../../data/changes.ts';
import { draftTools } from '../../../data/draft-tools.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { Checkbox, Select } from '../../../ui/index.ts';
import { DraftFrame } from '../../../ui/records/draft-frame.tsx';
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
  const { t } = useTranslation('changes');
  const write = useWrite();
  const { release, deployments } = bundle;
  const [policy, setPolicy] = useState<TicketPolicy>(release.ticketPolicy ?? 'onePerRelease');
  const [typeId, setTypeId] = useState(typeMeaning('normal', configuration)?.id ?? '');
  const [placeholder, setPlaceholder] = useState(false);
  const types = useOptions(configuration, 'changeTypes', []);
  const drafts = useMemo(() => {
    const changes = plan.changes.filter(({ releaseId }) => releaseId === release.id);
    return planDrafts(policy, { release, deployments, changes }, configuration);
  }, [policy, release, deployments, plan.changes, configuration]);
  const make = (count: number) => {
    const tools = draftTools(plan.changes, configuration);
    const made = draftChanges(drafts, release, { typeId, placeholder, ownerId: null }, configuration, tools);
    const kept = release.ticketPolicy === policy ? [] : [patchOf('releases', release.id, { ticketPolicy: policy })];
    return write('changesDrafted', { label: release.key, count }, [...kept, ...made]);
  };
  return (
    <DraftFrame
      title={t('draft.title', { label: release.key })}
      drafts={drafts}
      configuration={configuration}
      count={t('draft.count', { count: drafts.length })}
      nothing={t(policy === 'none' ? 'draft.byPolicy' : 'draft.nothing')}
      onMake={make}
      onClose={onClose}
    >
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
    </DraftFrame>
  );
}
