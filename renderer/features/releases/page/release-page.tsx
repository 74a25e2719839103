import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import { useReleaseBundle } from '../../../data/release-bundle.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { Button, EmptyState, PageHeader, Section, TextField } from '../../../ui/index.ts';
import { ConfirmDeletion } from '../../../ui/records/confirm-deletion.tsx';
import { CustomFields, customFieldsOf } from '../../../ui/records/custom-fields.tsx';
import { ReleaseForm } from '../../../ui/records/release-form.tsx';
import { useCommands, type AppCommand } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { CopyDialog } from '../actions/copy-dialog.tsx';
import { useReleaseActions } from '../actions/use-release-actions.ts';
import { BookingsOfRelease } from './bookings.tsx';
import { ChangesOfRelease } from './changes.tsx';
import { Dependencies } from './dependencies.tsx';
import { Deployments } from './deployments.tsx';
import { EarlyLifeSupport } from './early-life-support.tsx';
import { Gates } from './gates.tsx';
import { Phases } from './phases.tsx';
import { ReleaseAtRemote } from './at-remote.tsx';
import { ReleaseHeader } from './release-header.tsx';
import { ScopeOfRelease } from './scope.tsx';
import styles from './page.module.css';

interface PageProps {
  readonly id: string;
  readonly configuration: Configuration;
}

export function ReleasePage({ id, configuration }: PageProps) {
  const { t } = useTranslation('releases');
  const bundle = useReleaseBundle(id);
  const go = useNavigation((state) => state.go);
  const back = { label: t('page.back'), onPress: () => go('releases') };
  if (bundle === undefined) return <PageHeader title={t('page.loading')} back={back} />;
  if (bundle === null) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          icon="release"
          title={t('page.goneTitle')}
          text={t('page.goneText')}
          actions={<Button onPress={back.onPress}>{t('page.back')}</Button>}
        />
      </div>
    );
  }
  return <LoadedPage bundle={bundle} configuration={configuration} />;
}

function LoadedPage({
  bundle,
  configuration,
}: {
  readonly bundle: ReleaseBundle;
  readonly configuration: Configuration;
}) {
  const { t } = useTranslation('releases');
  const { release } = bundle;
  const go = useNavigation((state) => state.go);
  const actions = useReleaseActions(configuration);
  const deletion = useDeletion(() => go('releases'));
  const save = useRecordSave('releases', fromRow(release), configuration.statuses);
  const [dialog, setDialog] = useState<'copy' | null>(null);
  const show = useDialogs((state) => state.show);
  const shift = useCallback(() => show({ kind: 'slip', releaseIds: [release.id] }), [show, release.id]);
  const commands = useMemo<AppCommand[]>(
    () => [
      { id: 'release.copy', title: t('page.copy'), group: t('title'), run: () => setDialog('copy') },
      { id: 'release.shift', title: t('page.shift'), group: t('title'), run: shift },
    ],
    [t, shift],
  );
  useCommands('release-page', commands);
  const hasCustom = customFieldsOf('releases', release.custom, configuration).length > 0;
  return (
    <div className={styles.page}>
      <ReleaseHeader
        bundle={bundle}
        configuration={configuration}
        onSave={save}
        onShift={shift}
        onCopy={() => setDialog('copy')}
        onDelete={() => deletion.ask('releases', [{ id: release.id, label: release.key }])}
      />
      <div className={styles.scroll}>
        <div className={styles.columns}>
          <div className={styles.main}>
            <Phases bundle={bundle} configuration={configuration} />
            <Gates bundle={bundle} configuration={configuration} />
            <Deployments bundle={bundle} configuration={configuration} />
            <ScopeOfRelease release={release} configuration={configuration} />
            <ChangesOfRelease bundle={bundle} configuration={configuration} onSave={save} />
            <BookingsOfRelease release={release} configuration={configuration} />
            <Dependencies release={release} configuration={configuration} />
            <EarlyLifeSupport release={release} configuration={configuration} />
            <Section title={t('page.notes')}>
              <TextField
                label={t('page.notes')}
                hideLabel
                multiline
                placeholder={t('page.notesPlaceholder')}
                value={release.notes}
                onSave={(notes) => void save({ notes })}
              />
            </Section>
          </div>
          <aside className={styles.side} aria-label={t('page.details')}>
            <Section title={t('page.details')}>
              <ReleaseForm
                release={release}
                configuration={configuration}
                onSave={save}
                withStatus={false}
                withNotes={false}
              />
            </Section>
            <ReleaseAtRemote release={release} />
            {hasCustom && (
              <Section title={t('page.custom')}>
                <CustomFields
                  appliesTo="releases"
                  values={release.custom}
                  configuration={configuration}
                  onSave={(custom) => save({ custom })}
                />
              </Section>
            )}
          </aside>
        </div>
      </div>
      {dialog === 'copy' && (
        <CopyDialog
          bundle={bundle}
          actions={actions}
          onCopied={(id) => go('releases', id)}
          onClose={() => setDialog(null)}
        />
      )}
      {deletion.asked !== null && (
        <ConfirmDeletion
          table="releases"
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </div>
  );
}
