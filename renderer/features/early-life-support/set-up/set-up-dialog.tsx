import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import type { SupportTemplate } from '#shared/model/support.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { setUpSupport, supportPhase } from '#shared/planning/support/set-up.ts';
import { fromRow } from '../../../data/database.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useConfiguration, useLive } from '../../../data/live.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { todayIn } from '../../../data/today.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button, Dialog, SearchSelect, Select } from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import form from '../../../ui/records/form.module.css';

interface SetUpProps {
  /** Null: it is asked for. */
  readonly releaseId: string | null;
  readonly onClose: () => void;
}

/** What is read before it can be asked: releases that have none yet, their phases and known errors, templates. */
interface Ground {
  readonly releases: readonly Release[];
  readonly templates: readonly SupportTemplate[];
}

export function SupportSetUpDialog({ releaseId, onClose }: SetUpProps) {
  const configuration = useConfiguration();
  const ground = useLive(async (db): Promise<Ground> => {
    const [releases, supports, templates] = await Promise.all([
      db.records('releases').toArray(),
      db.records('supports').toArray(),
      db.records('support-templates').toArray(),
    ]);
    const taken = new Set(supports.map((support) => support.releaseId));
    return {
      releases: releases
        .filter(({ id }) => !taken.has(id))
        .map((row) => fromRow(row))
        // What went live last, or is about to, is asked about first.
        .toSorted((a, b) => ((a.releaseDate ?? '') < (b.releaseDate ?? '') ? 1 : -1)),
      templates: templates.filter(({ archived }) => !archived).toSorted((a, b) => a.order - b.order),
    };
  }, []);
  if (configuration === undefined || ground === undefined) return null;
  return <Form releaseId={releaseId} configuration={configuration} ground={ground} onClose={onClose} />;
}

const FORM = 'support-set-up';

interface FormProps extends SetUpProps {
  readonly configuration: Configuration;
  readonly ground: Ground;
}

function Form({ releaseId, configuration, ground, onClose }: FormProps) {
  const { t } = useTranslation(['support', 'common']);
  const write = useWrite();
  const errorText = useErrorText();
  const go = useNavigation((state) => state.go);
  const [chosen, setChosen] = useState(releaseId);
  const [templateId, setTemplateId] = useState(ground.templates[0]?.id ?? null);
  const release = ground.releases.find(({ id }) => id === chosen) ?? null;
  const template = ground.templates.find(({ id }) => id === templateId) ?? null;
  // The release's owner leads it until somebody else is named.
  const [lead, setLead] = useState<string | null | undefined>(undefined);
  const leadId = lead === undefined ? (release?.ownerId ?? null) : lead;
  const [error, setError] = useState<string | null>(null);
  const people = useOptions(configuration, 'people', [leadId], t('nobody'));
  const parts = useLive(
    async (db) => ({
      phases: await db
        .records('phases')
        .where('releaseId')
        .equals(chosen ?? '')
        .toArray(),
      knownErrors: await db
        .records('known-errors')
        .filter((known) => known.releaseId === chosen && known.closedOn === null)
        .count(),
    }),
    [chosen],
  );
  const today = todayIn(configuration.settings.zone);
  const planned =
    release === null || template === null || parts === undefined
      ? null
      : setUpSupport({
          release,
          phases: parts.phases.map((row) => fromRow(row)),
          template,
          phaseTypes: configuration.phaseTypes,
          leadId,
          today,
          nextId: () => uuidv7(Date.now()),
        });
  const submit = async () => {
    if (release === null) return setError(t('setUpDialog.releaseMissing'));
    if (planned === null) return;
    const refused = await write('supportSetUp', { label: release.key }, planned.changes);
    if (refused !== null) return setError(errorText(refused));
    onClose();
    go('support', planned.support.id);
  };
  return (
    <Dialog
      title={t('setUpDialog.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form={FORM}
            isDisabled={template === null || ground.releases.length === 0}
          >
            {t('setUpDialog.confirm')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {template === null && <p className={form.warn}>{t('setUpDialog.noTemplate')}</p>}
        {ground.releases.length === 0 && <p className={form.hint}>{t('setUpDialog.noRelease')}</p>}
        <SearchSelect
          label={t('setUpDialog.release')}
          value={chosen}
          options={ground.releases.map(({ id, key, name }) => ({
            id,
            label: key,
            hint: name === key ? undefined : name,
          }))}
          placeholder={t('common:choose')}
          error={error}
          onSave={(id) => {
            setChosen(id);
            setError(null);
          }}
        />
        {ground.templates.length > 1 && (
          <Select
            label={t('setUpDialog.template')}
            value={templateId}
            options={ground.templates.map(({ id, name }) => ({ id, label: name }))}
            onSave={setTemplateId}
          />
        )}
        <SearchSelect
          label={t('setUpDialog.lead')}
          value={fromOptional(leadId)}
          options={people}
          onSave={(id) => setLead(toOptional(id))}
        />
        {planned !== null && release !== null && parts !== undefined && (
          <div className={form.group}>
            <PlannedDays release={release} phase={planned.phase} isNew={supportPhase(parts.phases) === null} />
            <p>
              {t('setUpDialog.makes', {
                items: planned.items.length,
                criteria: planned.support.exitCriteria.length,
                signOffs: planned.support.signOffs.length,
              })}
            </p>
            {parts.knownErrors > 0 && <p>{t('setUpDialog.knownErrors', { count: parts.knownErrors })}</p>}
          </div>
        )}
      </form>
    </Dialog>
  );
}

interface PlannedDaysProps {
  readonly release: Release;
  readonly phase: { readonly name: string; readonly first: PlainDate; readonly last: PlainDate };
  readonly isNew: boolean;
}

function PlannedDays({ release, phase, isNew }: PlannedDaysProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const days = text.days(phase.first, phase.last);
  if (!isNew) return <p>{t('setUpDialog.fromPhase', { days, phase: phase.name })}</p>;
  return <p>{t(release.releaseDate === null ? 'setUpDialog.newPhaseToday' : 'setUpDialog.newPhase', { days })}</p>;
}
