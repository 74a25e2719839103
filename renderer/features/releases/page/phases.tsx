import { useTranslation } from 'react-i18next';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import type { Change } from '#shared/model/journal.ts';
import type { Phase } from '#shared/model/phase.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { draftPhases, followingPhase, reorderPhases } from '#shared/planning/release-phases.ts';
import { extentOf, type ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { Button, classNames, MenuButton, Section, TextField } from '../../../ui/index.ts';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { PhaseDates } from '../../../ui/records/phase-form.tsx';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import form from '../../../ui/records/form.module.css';
import { todayIn } from '../../../data/today.ts';
import { LadderBar } from './ladder.tsx';
import styles from './sections.module.css';

interface PhasesProps {
  readonly bundle: ReleaseBundle;
  readonly configuration: Configuration;
}

const nextId = () => uuidv7(Date.now());

/** The stretches of work, each with its days, drawn on one time line. */
export function Phases({ bundle, configuration }: PhasesProps) {
  const { t } = useTranslation('releases');
  const edit = useEdit();
  const { release, phases } = bundle;
  const types = [...configuration.phaseTypes.values()]
    .filter((type) => !type.archived)
    .sort((a, b) => a.order - b.order);
  const today = todayIn(configuration.settings.zone);
  const add = (created: readonly Phase[]) => {
    const changes = created.map((record): Change => ({ op: 'create', table: 'phases', record }));
    const [only] = created;
    if (created.length === 1) void edit('phaseAdded', { label: only?.name ?? '', release: release.key }, changes);
    else void edit('phasesAdded', { count: created.length, release: release.key }, changes);
  };
  const reorder = (id: string, by: -1 | 1) => {
    const next = reorderPhases(phases, id, by) ?? [];
    const changes = next.map(({ id: phaseId, order }): Change => ({
      op: 'patch',
      table: 'phases',
      id: phaseId,
      fields: { order },
    }));
    void edit('phasesReordered', { release: release.key }, changes);
  };
  const remove = (phase: Phase) =>
    void edit('recordDeleted', { label: `${release.key} ${phase.name}` }, [
      { op: 'delete', table: 'phases', id: phase.id },
    ]);
  const extent = extentOf({ release, phases, gates: [], deployments: [] });
  return (
    <Section
      title={t('page.phases')}
      actions={
        types.length > 0 && (
          <MenuButton
            label={t('phases.add')}
            startIcon="plus"
            variant="quiet"
            items={types.map((type) => ({
              id: type.id,
              label: type.name,
              onAction: () => add([followingPhase(release, phases, type, today, nextId())]),
            }))}
          />
        )
      }
    >
      {phases.length === 0 ? (
        <div className={styles.empty}>
          <p>{t('phases.empty')}</p>
          {types.length > 0 && (
            <Button onPress={() => add(draftPhases(release, types, today, nextId))}>
              {t('phases.emptyAll', { count: types.length })}
            </Button>
          )}
        </div>
      ) : (
        <ul className={styles.rows}>
          {phases.map((phase, index) => (
            <PhaseRow
              key={phase.id}
              phase={phase}
              releaseKey={release.key}
              configuration={configuration}
              extent={extent}
              releaseDate={release.releaseDate}
              onUp={index === 0 ? null : () => reorder(phase.id, -1)}
              onDown={index === phases.length - 1 ? null : () => reorder(phase.id, 1)}
              onDelete={() => remove(phase)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface RowProps {
  readonly phase: Phase;
  readonly releaseKey: string;
  readonly configuration: Configuration;
  readonly extent: { readonly first: PlainDate; readonly last: PlainDate } | null;
  readonly releaseDate: PlainDate | null;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onDelete: () => void;
}

function PhaseRow({ phase, releaseKey, configuration, extent, releaseDate, onUp, onDown, onDelete }: RowProps) {
  const { t } = useTranslation('releases');
  const select = useNavigation((state) => state.select);
  const save = useRecordSave('phases', phase, configuration.statuses, releaseKey);
  const saver = useFieldSaver<Phase>(save);
  const label = phase.name;
  const days = daysBetween(phase.first, phase.last) + 1;
  const type = configuration.phaseTypes.get(phase.typeId);
  return (
    <li className={classNames(styles.row, styles.phase, form.quiet)}>
      <CodeMark appearance={type?.appearance ?? null} />
      <TextField
        label={t('phases.name')}
        hideLabel
        isRequired
        value={phase.name}
        error={saver.error('name')}
        onSave={(name) => saver.save('name', name.trim())}
      />
      <PhaseDates phase={phase} saver={saver} weekStart={configuration.settings.weekStart} hideLabel />
      <span className={styles.days}>{t('phases.days', { count: days })}</span>
      {extent !== null && (
        <LadderBar phase={phase} extent={extent} releaseDate={releaseDate} appearance={type?.appearance ?? null} />
      )}
      <MenuButton
        label={t('phases.more', { label })}
        icon="more"
        items={[
          {
            id: 'open',
            label: t('phases.open', { label }),
            icon: 'panel',
            onAction: () => select({ table: 'phases', id: phase.id, occurrence: null }),
          },
          {
            id: 'up',
            label: t('phases.up', { label }),
            icon: 'arrow-up',
            isDisabled: onUp === null,
            onAction: () => onUp?.(),
          },
          {
            id: 'down',
            label: t('phases.down', { label }),
            icon: 'arrow-down',
            isDisabled: onDown === null,
            onAction: () => onDown?.(),
          },
          {
            id: 'delete',
            label: t('phases.delete', { label }),
            icon: 'trash',
            danger: true,
            startsGroup: true,
            onAction: onDelete,
          },
        ]}
      />
    </li>
  );
}
