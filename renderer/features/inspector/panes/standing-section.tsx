import { useTranslation } from 'react-i18next';
import { changeKeys, newChange, typeMeaning } from '#shared/change/new-change.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { servicesOfDeployment, useStandingPlan } from '../../../data/standing.ts';
import { Button, Icon, SearchSelect, Section } from '../../../ui/index.ts';
import { useBreachText } from '../../../ui/records/breach-text.ts';
import { fromOptional, NONE, toOptional } from '../../../ui/records/options.tsx';
import type { SaveFields } from '../../../ui/records/saving.ts';
import form from '../../../ui/records/form.module.css';
import styles from '../pane.module.css';

interface StandingSectionProps {
  readonly deployment: Deployment;
  readonly release: Release | null;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Deployment>;
}

/** The standing change a deployment runs under, what it breaks of it, and the way out: a change of its own. */
export function StandingSection({ deployment, release, configuration, onSave }: StandingSectionProps) {
  const { t } = useTranslation('changes');
  const edit = useEdit();
  const say = useBreachText();
  const plan = useStandingPlan(configuration);
  const keys = useLive(async (db) => (await db.records('changes').toArray()).map(({ key }) => key), []);
  if (plan === undefined || keys === undefined || plan.standings.length === 0) return null;
  const { standingChangeId } = deployment;
  const own = plan.rolledUp(standingChangeId ?? '').find((one) => one.deployment.id === deployment.id);
  const offered = plan.standings.filter((one) => !one.archived || one.id === standingChangeId);
  const makeNormal = () => {
    const type = typeMeaning('normal', configuration);
    if (type === null) return;
    const made = newChange(
      {
        key: changeKeys(configuration.settings.changePrefix, keys)(),
        title: [release?.key, release?.name, deployment.environment].filter(Boolean).join(' · '),
        typeId: type.id,
        releaseId: deployment.releaseId,
        deploymentIds: [deployment.id],
        serviceIds: [...servicesOfDeployment(deployment, release)],
        environments: [deployment.environment],
        ownerId: deployment.ownerId ?? release?.ownerId ?? null,
        when: deployment.when,
        // As the ticket policy would have drafted it, so that drafting later finds it.
        draftedFor: `window:${deployment.id}`,
      },
      configuration,
      () => uuidv7(Date.now()),
    );
    if (made === null) return;
    void edit('madeNormalChange', { label: made.change.key, environment: deployment.environment }, [
      ...made.changes,
      patchOf('deployments', deployment.id, { standingChangeId: null }),
    ]);
  };
  return (
    <Section title={t('standing.runsUnder')}>
      <div className={form.form}>
        <SearchSelect
          label={t('fields.standingChangeId')}
          hideLabel
          value={fromOptional(standingChangeId)}
          options={[
            { id: NONE, label: t('standing.none') },
            ...offered.map(({ id, key, title }) => ({ id, label: key, hint: title })),
          ]}
          onSave={(id) => void onSave({ standingChangeId: toOptional(id) })}
        />
        {own?.breaches.map((breach) => (
          <p key={breach.code} className={styles.breach}>
            <Icon name="warning" size={14} />
            <span>{say(breach)}</span>
          </p>
        ))}
        {own !== undefined && own.breaches.length === 0 && <p className={styles.hint}>{t('standing.inside')}</p>}
        {standingChangeId !== null && <Button onPress={makeNormal}>{t('standing.makeNormal')}</Button>}
      </div>
    </Section>
  );
}
