import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { compareNames } from '#shared/planning/name-order.ts';
import { useLive } from '../../../data/live.ts';
import { MultiPick, Select } from '../../../ui/index.ts';
import { fromOptional, NONE, toOptional } from '../../../ui/records/options.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';

/** What it covers and hangs on: nights of its release, changes before it, the envelope it came out of. */
export function Relations({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const { change, configuration, saver, plan } = form;
  const { releaseId } = change;
  const read = useLive(
    async (db) => {
      const [deployments, standing] = await Promise.all([
        releaseId === null ? [] : db.records('deployments').where('releaseId').equals(releaseId).toArray(),
        db.records('standing-changes').toArray(),
      ]);
      return { deployments, standing };
    },
    [releaseId],
  );
  const others = useMemo(
    () =>
      plan.changes
        .filter(
          ({ id, statusId }) =>
            change.dependsOn.includes(id) ||
            (id !== change.id && configuration.statuses.get(statusId)?.category !== 'cancelled'),
        )
        .sort((a, b) => compareNames(a.key, b.key))
        .map(({ id, key, title }) => ({ id, label: key, hint: title })),
    [plan.changes, change.id, change.dependsOn, configuration.statuses],
  );
  const nights = (read?.deployments ?? []).map(({ id, environment, when }) => ({
    id,
    label: environment,
    hint: text.when(when),
  }));
  const standing = (read?.standing ?? []).filter(({ id, archived }) => !archived || id === change.standingChangeId);
  return (
    <div className={styles.grid}>
      {(nights.length > 0 || change.deploymentIds.length > 0) && (
        <MultiPick
          label={t('fields.deploymentIds')}
          value={change.deploymentIds}
          options={nights}
          error={saver.error('deploymentIds')}
          onSave={(ids) => saver.save('deploymentIds', ids)}
        />
      )}
      <MultiPick
        label={t('fields.dependsOn')}
        value={change.dependsOn}
        options={others}
        error={saver.error('dependsOn')}
        onSave={(ids) => saver.save('dependsOn', ids)}
      />
      {standing.length > 0 && (
        <Select
          label={t('fields.standingChangeId')}
          value={fromOptional(change.standingChangeId)}
          options={[
            { id: NONE, label: t('noStanding') },
            ...standing.map(({ id, key, title }) => ({ id, label: key, hint: title })),
          ]}
          error={saver.error('standingChangeId')}
          onSave={(id) => saver.save('standingChangeId', toOptional(id))}
        />
      )}
    </div>
  );
}
