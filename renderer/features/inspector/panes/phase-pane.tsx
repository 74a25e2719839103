import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import type { Phase } from '#shared/model/phase.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { PhaseForm } from '../../../ui/records/phase-form.tsx';
import { GonePane, Pane } from '../pane.tsx';
import { OwnerLink } from './owner-link.tsx';
import type { RecordPaneProps } from './release-pane.tsx';
import { useDeleteOwned, useOwned } from './use-owned.ts';

export function PhasePane({ id, configuration }: RecordPaneProps) {
  const owned = useOwned('phases', id);
  if (owned === undefined) return null;
  if (owned === null) return <GonePane />;
  return <Loaded phase={fromRow(owned.record)} release={owned.release} configuration={configuration} />;
}

interface LoadedProps {
  readonly phase: Phase;
  readonly release: Release | null;
  readonly configuration: Configuration;
}

function Loaded({ phase, release, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const save = useRecordSave('phases', phase, configuration.statuses, release?.key);
  const remove = useDeleteOwned('phases');
  const type = configuration.phaseTypes.get(phase.typeId);
  return (
    <Pane
      table="phases"
      id={phase.id}
      kind={<KindChip appearance={type?.appearance ?? null} name={t('kind.phases')} />}
      title={phase.name}
      context={<OwnerLink release={release} />}
      onDelete={() => remove(phase, release?.key ?? '')}
    >
      <PhaseForm phase={phase} configuration={configuration} onSave={save} />
    </Pane>
  );
}
