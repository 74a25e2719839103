import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useRecord } from '../../../data/live.ts';
import { useApprovals } from '../../../data/changes.ts';
import { useChangeSave } from '../../../data/change-editor.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import { nextStates } from '#shared/change/transitions.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, MultiPick, NumberField, SearchSelect, Select, TextField } from '../../../ui/index.ts';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { fromOptional, statusOption, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import form from '../../../ui/records/form.module.css';
import { GonePane, Pane } from '../pane.tsx';
import { OwnerLink } from './owner-link.tsx';
import type { RecordPaneProps } from './release-pane.tsx';

export function ChangePane({ id, configuration }: RecordPaneProps) {
  const change = useRecord('changes', id);
  if (change === undefined) return null;
  return change === null ? <GonePane /> : <Loaded change={fromRow(change)} configuration={configuration} />;
}

interface LoadedProps {
  readonly change: ChangeRequest;
  readonly configuration: Configuration;
}

/** What is changed most beside a list or the calendar; the rest is one click away on its page. */
function Loaded({ change, configuration }: LoadedProps) {
  const { t } = useTranslation(['changes', 'inspector']);
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const release = useRecord('releases', change.releaseId);
  const saver = useFieldSaver<ChangeRequest>(useChangeSave(change, configuration));
  const deletion = useDeletion(() => select(null));
  const type = configuration.changeTypes.get(change.typeId);
  const people = useOptions(configuration, 'people', [change.ownerId], t('nobody'));
  const services = useOptions(configuration, 'services', change.serviceIds);
  const { zone, weekStart } = configuration.settings;
  const approvals = useApprovals(change.id) ?? [];
  const state = configuration.statuses.get(change.statusId);
  const stateOptions = [
    ...(state === undefined ? [{ id: change.statusId, label: change.statusId }] : [statusOption(state)]),
    ...nextStates(change, approvals, configuration).map(({ status, blocked }) => ({
      ...statusOption(status),
      ...(blocked === null ? {} : { isDisabled: true, hint: t(`blocked.${blocked}`) }),
    })),
  ];
  const open = () => go('changes', change.id);
  return (
    <Pane
      table="changes"
      id={change.id}
      kind={<KindChip appearance={type?.appearance ?? null} name={type?.name ?? change.typeId} />}
      title={`${change.key} ${change.title}`}
      context={release === undefined || release === null ? undefined : <OwnerLink release={release} />}
      onOpenPage={open}
      onDelete={() => deletion.ask('changes', [{ id: change.id, label: change.key }])}
      deletion={deletion}
    >
      <div className={form.form}>
        <TextField
          label={t('fields.title')}
          value={change.title}
          isRequired
          error={saver.error('title')}
          onSave={(title) => saver.save('title', title.trim())}
        />
        <Select
          label={t('fields.statusId')}
          value={change.statusId}
          options={stateOptions}
          error={saver.error('statusId')}
          onSave={(statusId) => saver.save('statusId', statusId)}
        />
        {change.when !== null && (
          <WhenField
            label={t('fields.when')}
            value={change.when}
            zone={zone}
            weekStart={weekStart}
            error={saver.error('when')}
            onSave={(when) => saver.save('when', when)}
          />
        )}
        <MultiPick
          label={t('fields.serviceIds')}
          value={change.serviceIds}
          options={services}
          error={saver.error('serviceIds')}
          onSave={(serviceIds) => saver.save('serviceIds', serviceIds)}
        />
        <NumberField
          label={t('fields.outageMinutes')}
          value={change.outageMinutes}
          min={0}
          error={saver.error('outageMinutes')}
          onSave={(minutes) => saver.save('outageMinutes', minutes)}
        />
        <SearchSelect
          label={t('fields.ownerId')}
          value={fromOptional(change.ownerId)}
          options={people}
          error={saver.error('ownerId')}
          onSave={(id) => saver.save('ownerId', toOptional(id))}
        />
        <TextField
          label={t('fields.reason')}
          value={change.reason}
          multiline
          error={saver.error('reason')}
          onSave={(reason) => saver.save('reason', reason)}
        />
        <Button icon="external" onPress={open}>
          {t('inspector:openPage')}
        </Button>
      </div>
    </Pane>
  );
}
