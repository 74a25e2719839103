import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import type { Gate } from '#shared/model/gate.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { GateStateBadge } from '../../../ui/records/gate-checks.tsx';
import { GateForm } from '../../../ui/records/gate-form.tsx';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { GonePane, Pane } from '../pane.tsx';
import { OwnerLink } from './owner-link.tsx';
import type { RecordPaneProps } from './release-pane.tsx';
import { useDeleteOwned, useOwned } from './use-owned.ts';
import styles from '../pane.module.css';

export function GatePane({ id, configuration }: RecordPaneProps) {
  const owned = useOwned('gates', id);
  if (owned === undefined) return null;
  if (owned === null) return <GonePane />;
  return <Loaded gate={fromRow(owned.record)} release={owned.release} configuration={configuration} />;
}

interface LoadedProps {
  readonly gate: Gate;
  readonly release: Release | null;
  readonly configuration: Configuration;
}

const nextId = () => uuidv7(Date.now());
const now = () => msToInstant(Date.now());

function Loaded({ gate, release, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const save = useRecordSave('gates', gate, configuration.statuses, release?.key);
  const remove = useDeleteOwned('gates');
  const type = configuration.gateTypes.get(gate.typeId);
  return (
    <Pane
      table="gates"
      id={gate.id}
      kind={
        <span className={styles.kindRow}>
          <KindChip appearance={type?.appearance ?? null} name={t('kind.gates')} />
          <GateStateBadge gate={gate} facts={configuration} />
        </span>
      }
      title={gate.name}
      context={<OwnerLink release={release} />}
      onDelete={() => remove(gate, release?.key ?? '')}
    >
      <GateForm gate={gate} configuration={configuration} onSave={save} nextId={nextId} now={now} />
    </Pane>
  );
}
