import { useTranslation } from 'react-i18next';
import type { ConnectionStanding } from '../../../sync/standing.ts';
import { Button, Icon } from '../../../ui/index.ts';
import { problemText } from '../../../ui/records/sync-text.ts';
import { useRun } from '../overview/use-run.ts';
import pane from '../list-detail.module.css';

/** More is missing there than can be true: nothing was marked until a person has said that it is so. */
export function Vanished({ standing: { connection, lastRun } }: { readonly standing: ConnectionStanding }) {
  const { t } = useTranslation('sync');
  const run = useRun();
  return (
    <div className={pane.bar} role="group" aria-label={connection.name}>
      <Icon name="warning" size={14} />
      <span>
        {t('setAside.vanishedOf', { name: connection.name, text: problemText(t, lastRun?.problem ?? null) ?? '' })}
      </span>
      <Button onPress={() => run(connection.id, { isMissingAccepted: true })}>{t('overview.believe')}</Button>
    </div>
  );
}
