import { useTranslation } from 'react-i18next';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { environmentsOfDeployments } from '#shared/planning/environments.ts';
import { Button, EmptyState } from '../../../ui/index.ts';
import { runCommandById } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';

/** Nothing is catalogued yet; what deployments name already is offered at once. */
export function EmptyCatalogue({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  const show = useDialogs((state) => state.show);
  const edit = useEdit();
  const deployments = useLive((db) => db.records('deployments').toArray(), []);
  const named = environmentsOfDeployments(deployments ?? [], configuration, () => uuidv7(Date.now()));
  const add = () =>
    void edit(
      'environmentsCreated',
      { count: named.length },
      named.map((record) => ({ op: 'create', table: 'environments', record })),
    );
  return (
    <EmptyState
      icon="environment"
      title={t('empty.title')}
      text={t('empty.text')}
      actions={
        <>
          <Button variant="primary" onPress={() => show({ kind: 'create', what: 'environment', when: null })}>
            {t('new')}
          </Button>
          {named.length > 0 && <Button onPress={add}>{t('empty.fromDeployments', { count: named.length })}</Button>}
          <Button onPress={() => runCommandById('file.import')}>{t('empty.import')}</Button>
        </>
      }
    />
  );
}
