import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { goesTo } from '#shared/planning/environments.ts';
import { startText } from '#shared/planning/release-progress.ts';
import { Section } from '../../../ui/index.ts';
import { RelatedList } from '../../../ui/records/related-list.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';

interface DeploymentsToProps {
  readonly environment: Environment;
  readonly configuration: Configuration;
}

/** What goes here, the latest first: deployments know their environment by its name. */
export function DeploymentsTo({ environment, configuration }: DeploymentsToProps) {
  const { t } = useTranslation('environments');
  const text = useWhenText();
  const select = useNavigation((state) => state.select);
  const { name } = environment;
  const found = useLive(
    async (db) => {
      const deployments = await db
        .records('deployments')
        .filter((deployment) => goesTo(name, deployment))
        .toArray();
      const releases = await db.records('releases').bulkGet(deployments.map(({ releaseId }) => releaseId));
      return deployments
        .map((deployment, index) => ({ deployment, release: releases[index] }))
        .sort((a, b) => (startText(a.deployment.when) < startText(b.deployment.when) ? 1 : -1));
    },
    [name],
  );
  return (
    <Section title={t('deployments.title')}>
      <RelatedList
        title={t('deployments.list')}
        empty={t('deployments.empty')}
        items={(found ?? []).map(({ deployment, release }) => ({
          id: deployment.id,
          label: release?.key ?? deployment.releaseId,
          name: release?.name ?? '',
          category: configuration.statuses.get(deployment.statusId)?.category ?? null,
          detail: text.when(deployment.when),
          warning: null,
          steps: 1,
        }))}
        onOpen={(id) => select({ table: 'deployments', id, occurrence: null })}
      />
    </Section>
  );
}
