import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useEdit } from '../../../data/edit.ts';
import { useEnvironmentSave } from '../../../data/environment-editor.ts';
import { useRecord } from '../../../data/live.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import {
  Badge,
  Button,
  EmptyState,
  IconButton,
  MenuButton,
  PageHeader,
  Section,
  TextField,
} from '../../../ui/index.ts';
import { ConfirmDeletion } from '../../../ui/records/confirm-deletion.tsx';
import { CustomFields, customFieldsOf } from '../../../ui/records/custom-fields.tsx';
import { EnvironmentForm } from '../../../ui/records/environment-form.tsx';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { BookingsOf } from './bookings-of.tsx';
import { DeploymentsTo } from './deployments-to.tsx';
import { VersionsOn } from './versions-on.tsx';
import styles from '../../../ui/record-page.module.css';

interface PageProps {
  readonly id: string;
  readonly configuration: Configuration;
}

export function EnvironmentPage({ id, configuration }: PageProps) {
  const { t } = useTranslation('environments');
  const environment = useRecord('environments', id);
  const go = useNavigation((state) => state.go);
  const back = { label: t('page.back'), onPress: () => go('environments') };
  if (environment === undefined) return <PageHeader title={t('title')} back={back} />;
  if (environment === null) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          icon="environment"
          title={t('page.goneTitle')}
          text={t('page.goneText')}
          actions={<Button onPress={back.onPress}>{t('page.back')}</Button>}
        />
      </div>
    );
  }
  return <LoadedPage environment={fromRow(environment)} configuration={configuration} />;
}

interface LoadedProps {
  readonly environment: Environment;
  readonly configuration: Configuration;
}

function LoadedPage({ environment, configuration }: LoadedProps) {
  const { t } = useTranslation('environments');
  const save = useEnvironmentSave(environment);
  const hasCustom = customFieldsOf('environments', environment.custom, configuration).length > 0;
  const shared = { environment, configuration };
  return (
    <div className={styles.page}>
      <Head {...shared} />
      <div className={styles.scroll}>
        <div className={styles.columns}>
          <div className={styles.main}>
            <VersionsOn {...shared} />
            <BookingsOf {...shared} />
            <DeploymentsTo {...shared} />
            <Section title={t('page.notes')}>
              <TextField
                label={t('page.notes')}
                hideLabel
                multiline
                value={environment.notes}
                onSave={(notes) => void save({ notes })}
              />
            </Section>
          </div>
          <aside className={styles.side} aria-label={t('page.details')}>
            <Section title={t('page.details')}>
              <EnvironmentForm {...shared} onSave={save} withNotes={false} />
            </Section>
            {hasCustom && (
              <Section title={t('page.custom')}>
                <CustomFields
                  appliesTo="environments"
                  values={environment.custom}
                  configuration={configuration}
                  onSave={(custom) => save({ custom })}
                />
              </Section>
            )}
          </aside>
        </div>
      </div>
    </div>
  );
}

/** Name and purpose; history, take down, delete. */
function Head({ environment, configuration }: LoadedProps) {
  const { t } = useTranslation('environments');
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const edit = useEdit();
  const deletion = useDeletion(() => go('environments'));
  const { id, name, archived } = environment;
  const purpose = configuration.environmentPurposes.get(environment.purposeId)?.name ?? '';
  const archive = () =>
    void edit(archived ? 'environmentRestored' : 'environmentArchived', { label: name }, [
      { op: 'patch', table: 'environments', id, fields: { archived: !archived } },
    ]);
  return (
    <>
      <PageHeader
        back={{ label: t('page.back'), onPress: () => go('environments') }}
        title={
          <span title={name}>
            {name} <span className={styles.name}>{purpose}</span> {archived && <Badge>{t('archived')}</Badge>}
          </span>
        }
      >
        <span className={styles.push} />
        <IconButton
          icon="history"
          label={t('page.history')}
          onPress={() => show({ kind: 'history', table: 'environments', id })}
        />
        <MenuButton
          label={t('page.actions')}
          icon="more"
          items={[
            {
              id: 'archive',
              label: archived ? t('page.restore') : t('page.archive'),
              icon: 'archive',
              onAction: archive,
            },
            {
              id: 'delete',
              label: t('page.delete'),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: () => deletion.ask('environments', [{ id, label: name }]),
            },
          ]}
        />
        <Button
          variant="primary"
          icon="plus"
          onPress={() => show({ kind: 'create', what: 'booking', when: null, given: { environmentId: id } })}
        >
          {t('bookings.bookThis')}
        </Button>
      </PageHeader>
      {deletion.asked !== null && (
        <ConfirmDeletion
          table="environments"
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </>
  );
}
