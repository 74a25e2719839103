import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingChange } from '#shared/model/standing-change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { fromRow } from '../../../data/database.ts';
import { useRecord } from '../../../data/live.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import { useStandingPlan, type StandingPlan } from '../../../data/standing.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, EmptyState, Icon, IconButton, MenuButton, PageHeader, Section } from '../../../ui/index.ts';
import { ConfirmDeletion } from '../../../ui/records/confirm-deletion.tsx';
import { STANDING_PLACE } from '../../../ui/records/change-views.tsx';
import { useBreachText } from '../../../ui/records/breach-text.ts';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { StandingForm } from './standing-form.tsx';
import record from '../../../ui/record-page.module.css';
import parts from '../page/parts.module.css';
import styles from './standing.module.css';

interface PageProps {
  readonly id: string;
  readonly configuration: Configuration;
}

export function StandingPage({ id, configuration }: PageProps) {
  const { t } = useTranslation('changes');
  const row = useRecord('standing-changes', id);
  const plan = useStandingPlan(configuration);
  const go = useNavigation((state) => state.go);
  const back = { label: t('standing.back'), onPress: () => go('changes', STANDING_PLACE) };
  if (row === undefined || plan === undefined) return <PageHeader title={t('view.standing')} back={back} />;
  if (row === null) {
    return (
      <div className={record.page}>
        <PageHeader title={t('view.standing')} back={back} />
        <EmptyState icon="change" title={t('standing.goneTitle')} text={t('page.goneText')} />
      </div>
    );
  }
  return <Loaded row={row} plan={plan} configuration={configuration} />;
}

interface LoadedProps {
  readonly row: StandingChange;
  readonly plan: StandingPlan;
  readonly configuration: Configuration;
}

function Loaded({ row, plan, configuration }: LoadedProps) {
  const { t } = useTranslation('changes');
  const standing = useMemo(() => fromRow(row), [row]);
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const saver = useFieldSaver<StandingChange>(useRecordSave('standing-changes', standing, configuration.statuses));
  const leave = () => go('changes', STANDING_PLACE);
  const deletion = useDeletion(leave);
  return (
    <div className={record.page}>
      <PageHeader
        back={{ label: t('standing.back'), onPress: leave }}
        title={
          <span title={standing.title}>
            {standing.key} <span className={record.name}>{standing.title}</span>
          </span>
        }
      >
        <span className={record.push} />
        <IconButton
          icon="history"
          label={t('page.history')}
          onPress={() => show({ kind: 'history', table: 'standing-changes', id: standing.id })}
        />
        <MenuButton
          label={t('page.more')}
          icon="more"
          items={[
            {
              id: 'delete',
              label: t('standing.delete'),
              icon: 'trash',
              danger: true,
              onAction: () => deletion.ask('standing-changes', [{ id: standing.id, label: standing.key }]),
            },
          ]}
        />
      </PageHeader>
      <div className={record.scroll}>
        <div className={record.columns}>
          <div className={record.main}>
            <Authorisation standing={standing} configuration={configuration} onSave={saver.saveAll} />
            <RolledUp standing={standing} plan={plan} />
          </div>
          <aside className={record.side} aria-label={t('standing.envelope')}>
            <Section title={t('standing.envelope')}>
              <StandingForm standing={standing} configuration={configuration} saver={saver} />
            </Section>
          </aside>
        </div>
      </div>
      {deletion.asked !== null && (
        <ConfirmDeletion
          table="standing-changes"
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </div>
  );
}

interface AuthorisationProps {
  readonly standing: StandingChange;
  readonly configuration: Configuration;
  readonly onSave: (at: keyof StandingChange, fields: Partial<StandingChange>) => void;
}

/** Who authorised the envelope and when; until somebody does, nothing may run under it. */
function Authorisation({ standing, configuration, onSave }: AuthorisationProps) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const { personId } = useWorkspace();
  const { authorisedAt, authorisedById } = standing;
  const person =
    authorisedById === null ? t('nobody') : (configuration.people.get(authorisedById)?.name ?? authorisedById);
  return (
    <Section title={t('standing.authorisation')}>
      <div className={styles.line}>
        <span>
          {authorisedAt === null
            ? t('standing.notYet')
            : t('standing.authorisedBy', {
                person,
                when: text.moment(momentFromInstant(authorisedAt, configuration.settings.zone)),
              })}
        </span>
        {authorisedAt === null ? (
          <Button
            onPress={() => onSave('authorisedAt', { authorisedAt: msToInstant(Date.now()), authorisedById: personId })}
          >
            {t('standing.authorise')}
          </Button>
        ) : (
          <Button onPress={() => onSave('authorisedAt', { authorisedAt: null, authorisedById: null })}>
            {t('standing.takeBack')}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** Deployments that run under it, in order of time, each with the bounds it breaks. */
function RolledUp({ standing, plan }: { readonly standing: StandingChange; readonly plan: StandingPlan }) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const say = useBreachText();
  const select = useNavigation((state) => state.select);
  const rolled = plan.rolledUp(standing.id);
  return (
    <Section title={t('standing.deployments')}>
      {rolled.length === 0 ? (
        <p className={styles.muted}>{t('standing.noDeployments')}</p>
      ) : (
        <ul className={parts.rows} aria-label={t('standing.deployments')}>
          {rolled.map(({ deployment, breaches }) => (
            <li key={deployment.id}>
              <button
                type="button"
                className={styles.open}
                onClick={() => select({ table: 'deployments', id: deployment.id, occurrence: null })}
              >
                <span className={styles.key}>{plan.releases.get(deployment.releaseId)?.key}</span>
                <span>{deployment.environment}</span>
                <span className={styles.muted}>{text.when(deployment.when)}</span>
              </button>
              {breaches.map((breach) => (
                <p key={breach.code} className={styles.breach}>
                  <Icon name="warning" size={14} />
                  {say(breach)}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
