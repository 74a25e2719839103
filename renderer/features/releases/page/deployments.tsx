import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { firstProduction } from '#shared/planning/environments.ts';
import { startText } from '#shared/planning/release-progress.ts';
import { initialStatus } from '#shared/planning/transitions.ts';
import { Button, classNames, Icon, MenuButton, Section, Select } from '../../../ui/index.ts';
import { statusOptions } from '../../../ui/records/options.tsx';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import { asType } from '../../../ui/records/when-edit.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import form from '../../../ui/records/form.module.css';
import { todayIn } from '../../../data/today.ts';
import styles from './sections.module.css';

interface DeploymentsProps {
  readonly bundle: ReleaseBundle;
  readonly configuration: Configuration;
}

/** When the release goes into which environment, in order of time. */
export function Deployments({ bundle, configuration }: DeploymentsProps) {
  const { t } = useTranslation('releases');
  const edit = useEdit();
  const select = useNavigation((state) => state.select);
  const { release } = bundle;
  const deployments = [...bundle.deployments].sort((a, b) => (startText(a.when) < startText(b.when) ? -1 : 1));
  const status = initialStatus('deployments', configuration.statuses);
  const { zone } = configuration.settings;
  const add = async () => {
    if (status === null) return;
    const day = release.releaseDate ?? todayIn(zone);
    const record: Deployment = {
      id: uuidv7(Date.now()),
      releaseId: release.id,
      environment: firstProduction(configuration, t('deployments.newName')),
      when: asType({ type: 'dates', first: day, last: day }, 'moments', zone, false),
      statusId: status.id,
      serviceIds: [],
      ownerId: null,
      standingChangeId: null,
      notes: '',
    };
    const change = { op: 'create', table: 'deployments', record } as const;
    const done = await edit('deploymentAdded', { label: record.environment, release: release.key }, [change]);
    if (done !== null) select({ table: 'deployments', id: record.id, occurrence: null });
  };
  return (
    <Section
      title={t('page.deployments')}
      actions={
        status !== null && (
          <Button variant="quiet" icon="plus" onPress={() => void add()}>
            {t('deployments.add')}
          </Button>
        )
      }
    >
      {deployments.length === 0 ? (
        <p className={styles.empty}>{t('deployments.empty')}</p>
      ) : (
        <ul className={styles.rows}>
          {deployments.map((deployment) => (
            <DeploymentRow
              key={deployment.id}
              deployment={deployment}
              releaseKey={release.key}
              configuration={configuration}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface RowProps {
  readonly deployment: Deployment;
  readonly releaseKey: string;
  readonly configuration: Configuration;
}

function DeploymentRow({ deployment, releaseKey, configuration }: RowProps) {
  const { t } = useTranslation('releases');
  const text = useWhenText();
  const edit = useEdit();
  const select = useNavigation((state) => state.select);
  const save = useRecordSave('deployments', fromRow(deployment), configuration.statuses, releaseKey);
  const saver = useFieldSaver<Deployment>(save);
  const label = deployment.environment;
  const open = () => select({ table: 'deployments', id: deployment.id, occurrence: null });
  const elsewhere = text.elsewhere(deployment.when, configuration.settings.zone);
  const services = deployment.serviceIds.map((id) => configuration.services.get(id)?.name ?? id).join(', ');
  return (
    <li className={classNames(styles.row, styles.deployment, form.quiet)}>
      <button type="button" className={styles.disclose} onClick={open}>
        <Icon name="star" size={14} />
        <span className={styles.environment} title={label}>
          {label}
        </span>
        <span
          className={styles.cut}
          title={elsewhere === null ? text.when(deployment.when) : `${text.when(deployment.when)}\n${elsewhere}`}
        >
          {text.when(deployment.when)}
        </span>
        {services !== '' && <span className={styles.muted}>{services}</span>}
      </button>
      <div className={styles.status}>
        <Select
          label={t('deployments.status')}
          hideLabel
          value={deployment.statusId}
          options={statusOptions('deployments', deployment.statusId, configuration)}
          error={saver.error('statusId')}
          onSave={(statusId) => saver.save('statusId', statusId)}
        />
      </div>
      <MenuButton
        label={t('phases.more', { label })}
        icon="more"
        items={[
          { id: 'open', label: t('deployments.open', { label }), icon: 'panel', onAction: open },
          {
            id: 'delete',
            label: t('deployments.delete', { label }),
            icon: 'trash',
            danger: true,
            startsGroup: true,
            onAction: () =>
              void edit('recordDeleted', { label: `${releaseKey} ${label}` }, [
                { op: 'delete', table: 'deployments', id: deployment.id },
              ]),
          },
        ]}
      />
    </li>
  );
}
