import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeKeys } from '#shared/change/new-change.ts';
import { draftChanges, planStepDrafts } from '#shared/change/policy.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { Button, Dialog } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { DraftList } from '../../../ui/records/draft-list.tsx';
import type { ChangeForm, SectionProps } from './form.ts';
import styles from './page.module.css';

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
  const { t } = useTranslation(['changes', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const { change, configuration, plan } = form;
  const [error, setError] = useState<string | null>(null);
  const drafts = useStepDrafts(form);
  const fresh = drafts.filter(({ exists }) => exists === null).length;
  const make = async () => {
    const { teamIds, ownerId, typeId, placeholder } = change;
    const made = draftChanges(
      drafts,
      { id: change.releaseId, teamIds, ownerId },
      { typeId, placeholder, ownerId: null },
      configuration,
      {
        nextId: () => uuidv7(Date.now()),
        nextKey: changeKeys(
          configuration.settings.changePrefix,
          plan.changes.map(({ key }) => key),
        ),
      },
    );
    const refused = await write('changesDrafted', { label: change.key, count: fresh }, made);
    if (refused === null) onClose();
    else setError(errorText(refused));
  };
  return (
    <Dialog
      title={t('exposure.draftTitle', { label: change.key })}
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
        <p role="status">
          {t('exposure.draftCount', { count: drafts.length })} {t('draft.fresh', { count: fresh })}{' '}
          {drafts.length > fresh && t('draft.there', { count: drafts.length - fresh })}
        </p>
        <DraftList drafts={drafts} configuration={configuration} />
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
