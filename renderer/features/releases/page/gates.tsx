import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import type { GateType } from '#shared/model/configuration.ts';
import type { Gate } from '#shared/model/gate.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { inOrderOfTime, nextGate } from '#shared/planning/release-progress.ts';
import { newGateChecks } from '#shared/planning/gate-checks.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { Icon, MenuButton, Section } from '../../../ui/index.ts';
import { GateChecks, GateStateBadge } from '../../../ui/records/gate-checks.tsx';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { todayIn } from '../../../data/today.ts';
import styles from './sections.module.css';

interface GatesProps {
  readonly bundle: ReleaseBundle;
  readonly configuration: Configuration;
}

const nextId = () => uuidv7(Date.now());
const now = () => msToInstant(Date.now());

/** What the release must pass, in order of time; the next one stands open. */
export function Gates({ bundle, configuration }: GatesProps) {
  const { t } = useTranslation('releases');
  const edit = useEdit();
  const select = useNavigation((state) => state.select);
  const { release, gates } = bundle;
  // What a person opened or closed; the rest follows which gate is next.
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const types = [...configuration.gateTypes.values()]
    .filter((type) => !type.archived)
    .sort((a, b) => a.order - b.order);
  const next = nextGate(gates, configuration)?.id;
  const add = async (type: GateType) => {
    const day = release.releaseDate ?? todayIn(configuration.settings.zone);
    const record: Gate = {
      id: nextId(),
      releaseId: release.id,
      typeId: type.id,
      name: type.name,
      due: { type: 'dates', first: day, last: day },
      ...newGateChecks(type, nextId),
      notes: '',
    };
    const change = { op: 'create', table: 'gates', record } as const;
    const done = await edit('gateAdded', { label: record.name, release: release.key }, [change]);
    if (done !== null) select({ table: 'gates', id: record.id, occurrence: null });
  };
  return (
    <Section
      title={t('page.gates')}
      actions={
        types.length > 0 && (
          <MenuButton
            label={t('gates.add')}
            startIcon="plus"
            variant="quiet"
            items={types.map((type) => ({ id: type.id, label: type.name, onAction: () => void add(type) }))}
          />
        )
      }
    >
      {gates.length === 0 ? (
        <p className={styles.empty}>{t('gates.empty')}</p>
      ) : (
        <ul className={styles.rows}>
          {inOrderOfTime(gates).map((gate) => {
            const isOpen = toggled.get(gate.id) ?? gate.id === next;
            return (
              <GateRow
                key={gate.id}
                gate={gate}
                releaseKey={release.key}
                configuration={configuration}
                isOpen={isOpen}
                onToggle={() => setToggled(new Map(toggled).set(gate.id, !isOpen))}
              />
            );
          })}
        </ul>
      )}
    </Section>
  );
}

interface RowProps {
  readonly gate: Gate;
  readonly releaseKey: string;
  readonly configuration: Configuration;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function GateRow({ gate, releaseKey, configuration, isOpen, onToggle }: RowProps) {
  const { t } = useTranslation('releases');
  const text = useWhenText();
  const edit = useEdit();
  const select = useNavigation((state) => state.select);
  const save = useRecordSave('gates', fromRow(gate), configuration.statuses, releaseKey);
  const type = configuration.gateTypes.get(gate.typeId);
  const label = gate.name;
  return (
    <li className={styles.gate}>
      <div className={styles.row}>
        <button type="button" className={styles.disclose} aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
          <CodeMark appearance={type?.appearance ?? null} />
          <span className={styles.strong}>{gate.name}</span>
          <span className={styles.muted}>{text.when(gate.due)}</span>
        </button>
        <GateStateBadge gate={gate} facts={configuration} />
        <MenuButton
          label={t('phases.more', { label })}
          icon="more"
          items={[
            {
              id: 'open',
              label: t('gates.open', { label }),
              icon: 'panel',
              onAction: () => select({ table: 'gates', id: gate.id, occurrence: null }),
            },
            {
              id: 'delete',
              label: t('gates.delete', { label }),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: () =>
                void edit('recordDeleted', { label: `${releaseKey} ${gate.name}` }, [
                  { op: 'delete', table: 'gates', id: gate.id },
                ]),
            },
          ]}
        />
      </div>
      {isOpen && (
        <div className={styles.inside}>
          <GateChecks gate={gate} configuration={configuration} onSave={save} nextId={nextId} now={now} />
        </div>
      )}
    </li>
  );
}
