import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import { useLive } from '../../../data/live.ts';
import { useReleaseBundle } from '../../../data/release-bundle.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { inOrderOfTime, startText } from '#shared/planning/release-progress.ts';
import type { Release } from '#shared/model/release.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { Button, Section } from '../../../ui/index.ts';
import { ApprovalBadge } from '../../../ui/records/approval-badge.tsx';
import { CustomFields, customFieldsOf } from '../../../ui/records/custom-fields.tsx';
import { GateStateBadge } from '../../../ui/records/gate-checks.tsx';
import { CodeMark, KindChip } from '../../../ui/records/kind-chip.tsx';
import { ReleaseForm } from '../../../ui/records/release-form.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { StatusDot } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { GonePane, Pane } from '../pane.tsx';
import styles from '../pane.module.css';

export interface RecordPaneProps {
  readonly id: string;
  readonly configuration: Configuration;
}

export function ReleasePane({ id, configuration }: RecordPaneProps) {
  const bundle = useReleaseBundle(id);
  if (bundle === undefined) return null;
  return bundle === null ? <GonePane /> : <Loaded bundle={bundle} configuration={configuration} />;
}

interface LoadedProps {
  readonly bundle: ReleaseBundle;
  readonly configuration: Configuration;
}

function Loaded({ bundle, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const { release } = bundle;
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const save = useRecordSave('releases', fromRow(release), configuration.statuses);
  const deletion = useDeletion(() => select(null));
  const type = configuration.releaseTypes.get(release.typeId);
  const hasCustom = customFieldsOf('releases', release.custom, configuration).length > 0;
  return (
    <Pane
      table="releases"
      id={release.id}
      kind={<KindChip appearance={type?.appearance ?? null} name={type?.name ?? t('kind.releases')} />}
      title={release.name === release.key ? release.key : `${release.key} ${release.name}`}
      onOpenPage={() => go('releases', release.id)}
      onDelete={() => deletion.ask('releases', [{ id: release.id, label: release.key }])}
      deletion={deletion}
    >
      <ReleaseForm release={release} configuration={configuration} onSave={save} />
      {hasCustom && (
        <CustomFields
          appliesTo="releases"
          values={release.custom}
          configuration={configuration}
          onSave={(custom) => save({ custom })}
        />
      )}
      <Parts bundle={bundle} configuration={configuration} />
    </Pane>
  );
}

/** What belongs to the release, one click away. */
function Parts({ bundle, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const text = useWhenText();
  const select = useNavigation((state) => state.select);
  const open = (table: 'phases' | 'gates' | 'deployments', id: string) => () => select({ table, id, occurrence: null });
  const deployments = [...bundle.deployments].sort((a, b) => (startText(a.when) < startText(b.when) ? -1 : 1));
  return (
    <>
      {bundle.phases.length > 0 && (
        <Section title={t('parts.phases')}>
          <div className={styles.links}>
            {bundle.phases.map((phase) => (
              <button key={phase.id} type="button" className={styles.link} onClick={open('phases', phase.id)}>
                <CodeMark appearance={configuration.phaseTypes.get(phase.typeId)?.appearance ?? null} />
                <span className={styles.linkName}>{phase.name}</span>
                <span className={styles.linkDetail}>{text.shortDays(phase.first, phase.last)}</span>
              </button>
            ))}
          </div>
        </Section>
      )}
      {bundle.gates.length > 0 && (
        <Section title={t('parts.gates')}>
          <div className={styles.links}>
            {inOrderOfTime(bundle.gates).map((gate) => (
              <button key={gate.id} type="button" className={styles.link} onClick={open('gates', gate.id)}>
                <CodeMark appearance={configuration.gateTypes.get(gate.typeId)?.appearance ?? null} />
                <span className={styles.linkName}>{gate.name}</span>
                <GateStateBadge gate={gate} facts={configuration} />
                <span className={styles.linkDetail}>{text.shortDay(startText(gate.due).slice(0, 10))}</span>
              </button>
            ))}
          </div>
        </Section>
      )}
      <Bookings release={bundle.release} configuration={configuration} />
      {deployments.length > 0 && (
        <Section title={t('parts.deployments')}>
          <div className={styles.links}>
            {deployments.map((deployment) => {
              const status = configuration.statuses.get(deployment.statusId);
              return (
                <button
                  key={deployment.id}
                  type="button"
                  className={styles.link}
                  onClick={open('deployments', deployment.id)}
                >
                  {status !== undefined && <StatusDot category={status.category} />}
                  <span className={styles.linkName}>{deployment.environment}</span>
                  <span className={styles.linkDetail}>{text.shortDay(startText(deployment.when).slice(0, 10))}</span>
                </button>
              );
            })}
          </div>
        </Section>
      )}
    </>
  );
}

interface BookingsProps {
  readonly release: Release;
  readonly configuration: Configuration;
}

/** Environments taken for the release, and the way to ask for another. */
function Bookings({ release, configuration }: BookingsProps) {
  const { t } = useTranslation(['inspector', 'environments']);
  const text = useWhenText();
  const select = useNavigation((state) => state.select);
  const show = useDialogs((state) => state.show);
  const { id: releaseId } = release;
  const found = useLive((db) => db.records('bookings').where('releaseId').equals(releaseId).toArray(), [releaseId]);
  const bookings = [...(found ?? [])].sort((a, b) => (startText(a.when) < startText(b.when) ? -1 : 1));
  if (found === undefined || configuration.environments.size === 0) return null;
  return (
    <Section
      title={t('parts.bookings')}
      actions={
        <Button
          variant="quiet"
          icon="plus"
          onPress={() => show({ kind: 'create', what: 'booking', when: null, given: { releaseId } })}
        >
          {t('environments:bookings.bookThis')}
        </Button>
      }
    >
      {bookings.length > 0 && (
        <div className={styles.links}>
          {bookings.map((booking) => (
            <button
              key={booking.id}
              type="button"
              className={styles.link}
              onClick={() => select({ table: 'bookings', id: booking.id, occurrence: null })}
            >
              <span className={styles.linkName}>
                {configuration.environments.get(booking.environmentId)?.name ?? booking.environmentId}
              </span>
              {booking.approval !== 'approved' && <ApprovalBadge approval={booking.approval} />}
              <span className={styles.linkDetail}>{text.shortDay(startText(booking.when).slice(0, 10))}</span>
            </button>
          ))}
        </div>
      )}
    </Section>
  );
}
