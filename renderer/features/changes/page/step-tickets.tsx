import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { draftChanges, planStepDrafts } from '#shared/change/policy.ts';
import { draftTools } from '../../../data/draft-tools.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { DraftFrame } from '../../../ui/records/draft-frame.tsx';
import type { ChangeForm, SectionProps } from './form.ts';

/** Tickets of the steps that want one, with those that are there. */
export function useStepDrafts({ change, plan }: ChangeForm) {
  const { t } = useTranslation('changes');
  const { changes } = plan;
  return useMemo(
    () =>
      planStepDrafts(change, changes, ({ percent }, number) => ({
        title: `${change.title} · ${t('exposure.step', { number, percent })}`,
        relationship: t('exposure.stepOf', { number, percent, label: change.key }),
      })),
    [change, changes, t],
  );
}

interface StepTicketsProps extends SectionProps {
  readonly onClose: () => void;
}

/** What would be drafted for the steps, before it is. */
export function StepTickets({ form, onClose }: StepTicketsProps) {
  const { t } = useTranslation('changes');
  const write = useWrite();
  const { change, configuration, plan } = form;
  const drafts = useStepDrafts(form);
  const make = (count: number) => {
    const { teamIds, ownerId, typeId, placeholder } = change;
    const of = { id: change.releaseId, teamIds, ownerId };
    const tools = draftTools(plan.changes, configuration);
    const made = draftChanges(drafts, of, { typeId, placeholder, ownerId: null }, configuration, tools);
    return write('changesDrafted', { label: change.key, count }, made);
  };
  return (
    <DraftFrame
      title={t('exposure.draftTitle', { label: change.key })}
      drafts={drafts}
      configuration={configuration}
      count={t('exposure.draftCount', { count: drafts.length })}
      onMake={make}
      onClose={onClose}
    />
  );
}
